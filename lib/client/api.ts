import { AppError, type ErrorCode, type ErrorDetails } from '@/lib/domain/errors'

const TIMEOUT_MS = 15_000

interface ErrorBody {
  error?: { code: ErrorCode; message: string; details?: ErrorDetails }
}

/**
 * Calls our own API. Throws AppError: with the server's code and sentence when it refused, with `unavailable` when it
 * could not be reached or did not answer in time (nothing is known of the outcome then: retry with the same commandId).
 */
export async function api<T>(
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => {
    throw new AppError('unavailable', 'The server cannot be reached')
  })
  if (response.status === 204) return undefined as T
  const answer: unknown = await response.json().catch(() => ({}))
  if (response.ok) return answer as T
  const { error } = answer as ErrorBody
  if (error) throw new AppError(error.code, error.message, error.details)
  throw new AppError('unavailable', 'The server did not answer as expected')
}
