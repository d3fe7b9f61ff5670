import { errorOfAnswer, unreachable } from './answer-error'

const TIMEOUT_MS = 15_000

/**
 * Calls our own API. Throws AppError: with the server's code and sentence when it refused, with `unavailable` when it
 * could not be reached or did not answer in time (nothing is known of the outcome then: retry with the same commandId).
 */
export async function api<T>(
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => {
    throw unreachable()
  })
  if (response.status === 204) return undefined as T
  const answer: unknown = await response.json().catch(() => undefined)
  if (response.ok && answer !== undefined) return answer as T
  throw errorOfAnswer(answer)
}
