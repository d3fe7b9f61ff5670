import { AppError } from '@/lib/domain/errors'

/** The number in a key such as INC-12, whatever its case; null for anything else, such as an id. */
export function numberOfKey(key: string): number | null {
  const digits = /^inc-([1-9]\d{0,8})$/i.exec(key)?.[1]
  return digits === undefined ? null : Number(digits)
}

/** True for something that may be an incident's id. */
export const isIncidentId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** Said alike of what does not exist and of what the actor may not see. */
export const incidentNotFound = (): AppError => new AppError('not_found', 'There is no such incident.')
