import { storableText } from '@/lib/domain/alert/storable'
import { exchange } from '@/lib/server/actions/call-once'
import { checkAddress } from '@/lib/server/actions/check-address'
import { readSetting } from '@/lib/server/organisation-settings'

/** One provider has so long, so that a second one still has its turn. */
export const PROVIDER_LIMIT_SECONDS = 6
const MAX_BYTES = 16 * 1024
const SHOWN_CHARACTERS = 300

export interface Post {
  url: string
  method?: 'POST' | 'GET'
  headers: Record<string, string>
  body: string | Uint8Array | null
  /** What is taken out of the answer, should the other side echo it. */
  secrets: readonly (string | undefined)[]
}

/** `refused`: it never left, by a rule of ours. `failed`: it did not leave this time, or nobody knows whether it arrived. */
export type Posted =
  | { kind: 'answered'; status: number; text: string; location: string | null }
  | { kind: 'refused' | 'failed'; reason: string }

/**
 * Sends one request to an address that may be called (SPEC ACTION-7), until the signal or the limit of a provider. No
 * redirect is followed. Never throws.
 */
export async function post(request: Post, signal: AbortSignal): Promise<Posted> {
  const { url, method = 'POST', headers, body, secrets } = request
  if (!URL.canParse(url)) return { kind: 'refused', reason: 'The address cannot be read.' }
  const limit = AbortSignal.any([signal, AbortSignal.timeout(PROVIDER_LIMIT_SECONDS * 1000)])
  const looked = await orAborted(addressOf(url), limit)
  if (!looked) return { kind: 'failed', reason: 'Its name was not resolved in time.' }
  if ('refusal' in looked) {
    return { kind: looked.isPassing ? 'failed' : 'refused', reason: without(looked.refusal, secrets) }
  }
  const all = {
    'user-agent': 'Evenkeel',
    'accept-encoding': 'identity',
    ...(body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
    ...headers,
  }
  const sendable = {
    method,
    url,
    headers: Object.entries(all).map(([name, value]) => ({ name, value, isSecret: false })),
    body,
    timeoutSeconds: PROVIDER_LIMIT_SECONDS,
  }
  const outcome = await exchange(sendable, looked, MAX_BYTES, limit)
  if (outcome.kind !== 'answered') return { kind: 'failed', reason: without(outcome.reason, secrets) }
  const { status, bytes } = outcome
  return { kind: 'answered', status, text: shown(bytes, secrets), location: outcome.headers.location ?? null }
}

const addressOf = async (url: string) => checkAddress(new URL(url), await readSetting('action-hosts'))

/** The value, or undefined when the signal comes first. */
export async function orAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value | undefined> {
  let stop = () => {}
  const aborted = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined)
  })
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** What is taken out where an address is a secret: all of it, and the parts that make it one. */
export function secretsIn(url: string): string[] {
  if (!URL.canParse(url)) return [url]
  const { pathname, search } = new URL(url)
  return [url, ...(pathname.length > 1 ? [pathname] : []), ...(search.length > 1 ? [search] : [])]
}

/** The beginning of an answer, fit for every eye. */
const shown = (bytes: Buffer, secrets: Post['secrets']): string =>
  without(bytes.toString('utf8'), secrets).replace(/\s+/g, ' ').trim().slice(0, SHOWN_CHARACTERS)

/** Text with what is secret taken out. */
export const without = (text: string, secrets: Post['secrets']): string =>
  secrets.reduce<string>((left, secret) => (secret ? left.replaceAll(secret, '••••••') : left), storableText(text))
