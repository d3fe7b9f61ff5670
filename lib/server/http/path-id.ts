import { AppError } from '@/lib/domain/errors'

const form = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export interface IdContext {
  params: Promise<{ id: string }>
}

/** The id in the path of a request; what is no id names nothing. */
export async function pathId({ params }: IdContext): Promise<string> {
  const { id } = await params
  if (!form.test(id)) throw new AppError('not_found', 'There is nothing with this id')
  return id.toLowerCase()
}
