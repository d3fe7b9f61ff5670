import { AppError } from '@/lib/domain/errors'

/** The number in a key such as INC-12, whatever its case; null for anything else, such as an id. */
export function numberOfKey(key: string): number | null {
  const digits = /^inc-([1-9]\d{0,8})$/i.exec(key)?.[1]
  return digits === undefined ? null : Number(digits)
}

/** Said alike of what does not exist and of what the actor may not see. */
export const incidentNotFound = (): AppError => new AppError('not_found', 'There is no such incident.')
