import { AppError } from '@/lib/domain/errors'
import { isUuid } from '@/lib/server/uuid'

export interface IdContext {
  params: Promise<{ id: string }>
}

/** The id in the path of a request; what is no id names nothing. */
export async function pathId({ params }: IdContext): Promise<string> {
  const { id } = await params
  if (!isUuid(id)) throw new AppError('not_found', 'There is nothing with this id')
  return id.toLowerCase()
}
