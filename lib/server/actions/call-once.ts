import http from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import type { RenderedRequest } from '@/lib/domain/action/render-action'
import { countWords } from '@/lib/domain/count-words'
import type { CheckedAddress } from '@/lib/server/actions/check-address'

/** What came of a call. `not-sent` only when nothing of it can have left; when in doubt it is `unknown`. */
export type CallOutcome =
  | { kind: 'answered'; status: number; isOk: boolean; durationMs: number; body: string }
  | { kind: 'not-sent'; reason: string }
  | { kind: 'unknown'; reason: string }

export type Call = (request: RenderedRequest, to: CheckedAddress) => Promise<CallOutcome>

const READ_BYTES = 64 * 1024
const KEEP_CHARACTERS = 2000

/**
 * Sends a request to exactly this address, once: no redirect is followed, no proxy of the environment is asked, and
 * certificates are checked whatever the environment says (SPEC ACTION-7).
 */
export const callOnce: Call = async (request, to) => {
  const outcome = await exchange(request, to, READ_BYTES)
  if (outcome.kind !== 'answered') return outcome
  const { status, durationMs, bytes } = outcome
  return { kind: 'answered', status, isOk: status >= 200 && status < 300, durationMs, body: shown(bytes, request) }
}

/** As `callOnce`, for who reads the answer: its headers, and its first `maxBytes` as they came. */
export type Exchange =
  | { kind: 'answered'; status: number; headers: http.IncomingHttpHeaders; durationMs: number; bytes: Buffer }
  | { kind: 'not-sent'; reason: string }
  | { kind: 'unknown'; reason: string }

/** What is sent: as an action renders it, or with a body of bytes. */
export type Sendable = Omit<RenderedRequest, 'body'> & { body: string | Uint8Array | null }

export const exchange = (
  request: Sendable,
  to: CheckedAddress,
  maxBytes: number,
  signal?: AbortSignal,
): Promise<Exchange> =>
  new Promise((resolve) => {
    const startedAt = performance.now()
    const isSecure = request.url.startsWith('https:')
    let mayHaveLeft = false
    let answer: http.IncomingMessage | null = null
    const chunks: Buffer[] = []
    let size = 0

    const give = (outcome: Exchange) => {
      clearTimeout(deadline)
      signal?.removeEventListener('abort', handleAbort)
      resolve(outcome)
      sent.destroy()
    }
    const giveAnswer = ({ statusCode: status = 0, headers }: http.IncomingMessage) => {
      const durationMs = Math.round(performance.now() - startedAt)
      give({ kind: 'answered', status, headers, durationMs, bytes: Buffer.concat(chunks) })
    }
    const fail = (reason: string) => {
      // Once there is a status, the rest of the answer is only its words.
      if (answer) giveAnswer(answer)
      else give(mayHaveLeft ? { kind: 'unknown', reason } : { kind: 'not-sent', reason })
    }
    const handleAbort = () => fail('It took too long.')
    const deadline = setTimeout(
      () => fail(`No answer within ${countWords(request.timeoutSeconds, 'second')}.`),
      request.timeoutSeconds * 1000,
    )

    const options = {
      method: request.method,
      headers: Object.fromEntries(request.headers.map(({ name, value }) => [name, value])),
      lookup: pinnedTo(to),
      autoSelectFamily: false,
    }
    // Agents of their own: the global ones may go through a proxy, or reuse a connection to another address.
    const begin = () =>
      isSecure
        ? https.request(request.url, {
            ...options,
            agent: new https.Agent({ keepAlive: false }),
            rejectUnauthorized: true,
          })
        : http.request(request.url, { ...options, agent: new http.Agent({ keepAlive: false }) })
    let sent: http.ClientRequest
    try {
      sent = begin()
    } catch (error) {
      // Something in it can stand in no request, such as a line break in a header.
      clearTimeout(deadline)
      resolve({ kind: 'not-sent', reason: wordsOf(error) })
      return
    }

    sent.on('socket', (socket) => {
      socket.once(isSecure ? 'secureConnect' : 'connect', () => {
        mayHaveLeft = true
      })
    })
    sent.on('error', (error) => fail(wordsOf(error)))
    sent.on('response', (response) => {
      answer = response
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        size += chunk.length
        if (size >= maxBytes) giveAnswer(response)
      })
      response.on('end', () => giveAnswer(response))
      response.on('error', () => giveAnswer(response))
    })
    signal?.addEventListener('abort', handleAbort)
    if (signal?.aborted) handleAbort()
    else sent.end(request.body ?? undefined)
  })

/** Answers the address that was checked, whatever the name leads to by now. */
const pinnedTo =
  ({ address, family }: CheckedAddress): LookupFunction =>
  (_hostname, { all }, callback) =>
    all ? callback(null, [{ address, family }]) : callback(null, address, family)

/** The beginning of an answer, fit for the log; secrets that a receiver echoes are taken out. */
function shown(bytes: Buffer, { headers }: RenderedRequest): string {
  const secrets = headers.flatMap(({ value, isSecret }) => (isSecret ? [value, value.replace(/^Bearer /, '')] : []))
  const text = secrets.reduce(
    (left, secret) => left.replaceAll(secret, '••••••'),
    bytes.subarray(0, READ_BYTES).toString('utf8'),
  )
  return text.replaceAll('\u0000', '').slice(0, KEEP_CHARACTERS).toWellFormed().trim()
}

const KNOWN: Record<string, string> = {
  ECONNREFUSED: 'Nobody answers at that address (connection refused).',
  ECONNRESET: 'The connection was cut before an answer came.',
  EPIPE: 'The connection was cut before an answer came.',
  EHOSTUNREACH: 'That address cannot be reached from here.',
  ENETUNREACH: 'That address cannot be reached from here.',
  ETIMEDOUT: 'The connection was not answered.',
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return 'It failed.'
  const code = 'code' in error ? String(error.code) : ''
  return KNOWN[code] ?? `It failed: ${error.message.slice(0, 300)}`
}
