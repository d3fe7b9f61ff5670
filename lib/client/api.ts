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
  if (method === 'GET') await nextTask()
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

/**
 * The next task of this thread. A page that wakes up asks for some six things at once, and beginning a request costs a
 * phone 10 ms: one after the other they let it draw and listen in between. A timer would be slowed down in a hidden tab.
 */
const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
