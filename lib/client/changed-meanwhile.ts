import { isAppError } from '@/lib/domain/errors'

/** Whether something was not saved since it is not as it was read; a conflict of another sort has nothing newer. */
export const isChangedMeanwhile = (error: unknown): boolean =>
  isAppError(error) && error.code === 'conflict' && error.details.current !== undefined
