import { AppError } from '@/lib/domain/errors'

const MAX_DEPTH = 64

interface Arrival {
  /** So long it may take. */
  withinMs?: number
  /** So long nothing of it may come: who went away without a word holds nothing for longer. */
  pauseMs?: number
  /** Told of the bytes of each piece that has arrived; what it throws ends the reading. */
  onPiece?: (bytes: number) => void
}

/**
 * Reads the body of a request or an answer of at most `maxBytes`, and stops reading as soon as it is longer. Throws
 * `too_large`, and `unavailable` when it does not arrive in time.
 */
export async function readBody(
  { headers, body }: Pick<Request, 'headers' | 'body'>,
  maxBytes: number,
  { withinMs, pauseMs, onPiece }: Arrival = {},
): Promise<Uint8Array> {
  const tooLarge = () => new AppError('too_large', `The body is larger than ${maxBytes.toLocaleString('en')} bytes`)
  if (Number(headers.get('content-length')) > maxBytes) throw tooLarge()
  const reader = body?.getReader()
  // Not awaited: some sources only settle a cancel once the sender has gone.
  const stop = () => void reader?.cancel().catch(() => {})
  let isLate = false
  const endLate = () => {
    isLate = true
    stop()
  }
  const endAfter = (ms: number | undefined) => (ms === undefined ? undefined : setTimeout(endLate, ms))
  const deadline = endAfter(withinMs)
  let pause = endAfter(pauseMs)
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    while (reader) {
      const { done, value } = await reader.read().catch(() => {
        throw new AppError('invalid_input', 'The body ended before it was complete')
      })
      if (isLate) throw new AppError('unavailable', 'The body did not arrive in time')
      if (done) break
      clearTimeout(pause)
      pause = endAfter(pauseMs)
      length += value.byteLength
      if (length > maxBytes) throw tooLarge()
      onPiece?.(value.byteLength)
      chunks.push(value)
    }
  } catch (error) {
    stop()
    throw error
  } finally {
    clearTimeout(deadline)
    clearTimeout(pause)
  }
  return Buffer.concat(chunks, length)
}

/** As `readBody`, for bytes that are kept as they come: compressed ones would be another file. */
export async function readBytes(request: Request, maxBytes: number, arrival?: Arrival): Promise<Uint8Array> {
  refuseCompressed(request)
  return readBody(request, maxBytes, arrival)
}

export function refuseCompressed({ headers }: Request): void {
  const encoding = headers.get('content-encoding') ?? 'identity'
  if (encoding !== 'identity') throw new AppError('invalid_input', 'Compressed bodies are not accepted')
}

/** Parses JSON text, refusing what would hurt later: great depth, and keys that reach a prototype. */
export function parseJson(text: string): unknown {
  if (isDeeperThan(text, MAX_DEPTH)) {
    throw new AppError('invalid_input', `The body is nested deeper than ${MAX_DEPTH} levels`)
  }
  const value = parsed(text)
  // Each of its letters can hide behind an escape; most bodies have none of it and need no walk.
  if (/__proto__|\\u00[567]/i.test(text)) refuseProtoKey(value)
  return value
}

function parsed(text: string): unknown {
  if (text.trim() === '') throw new AppError('invalid_input', 'The body is empty; it has to be JSON')
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new AppError('invalid_input', `The body is not valid JSON: ${error instanceof Error ? error.message : ''}`)
  }
}

/** Counts brackets outside strings, so that no recursive reader ever meets a hostile depth. */
function isDeeperThan(text: string, limit: number): boolean {
  let depth = 0
  let isInString = false
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at)
    if (isInString) {
      if (character === BACKSLASH) at++
      else if (character === QUOTE) isInString = false
    } else if (character === QUOTE) isInString = true
    else if (character === OPEN_BRACE || character === OPEN_BRACKET) {
      depth++
      if (depth > limit) return true
    } else if (character === CLOSE_BRACE || character === CLOSE_BRACKET) depth--
  }
  return false
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d

/** Throws when a key named `__proto__` stands anywhere in the value. */
export function refuseProtoKey(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  if (Object.hasOwn(value, '__proto__')) {
    const fields = [{ path: '__proto__', message: 'is not a known field' }]
    throw new AppError('invalid_input', '__proto__: is not a known field', { fields })
  }
  for (const item of Object.values(value)) refuseProtoKey(item)
}
