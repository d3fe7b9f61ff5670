import { AppError, type ErrorCode, type ErrorDetails } from '@/lib/domain/errors'

interface ErrorBody {
  error?: { code: ErrorCode; message: string; details?: ErrorDetails }
}

/** Nothing is known of the outcome then: whoever asked may ask again with the same id. */
export const unreachable = (): AppError => new AppError('unavailable', 'The server cannot be reached')

/** What an answer that is not a success says: the server's own code and sentence, when they are in it. */
export function errorOfAnswer(answer: unknown): AppError {
  const { error } = (answer ?? {}) as ErrorBody
  // The body of a proxy may have an `error` of its own.
  return error?.code && error.message
    ? new AppError(error.code, error.message, error.details)
    : new AppError('unavailable', 'The server did not answer as expected')
}

/** The body of an answer as JSON; an empty object when it is none, such as the page of a proxy. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
