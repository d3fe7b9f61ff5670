import { spokenList } from '../incident/spoken'
import { CHANNEL_NAMES, type Channel } from './channel'

/** So long after it last worked a method counts as proved. */
const PROVED_DAYS = 90
const DAY_MS = 24 * 60 * 60_000

/** Of a contact method, as much as tells whether it works. Instants are ISO 8601. */
export interface ReachMethod {
  channel: Channel
  isVerified: boolean
  lastOkAt: string | null
  /** Of the last try; null when it went well, or nothing was tried. */
  lastProblem: string | null
}

export interface Reachability {
  state: 'reachable' | 'doubtful' | 'unreachable'
  /** Why, as a sentence that goes on from the name of the person. */
  words: string
}

/**
 * Whether somebody can be reached at night (SPEC CHAN-12). Reachable: a method other than mail worked within 90 days,
 * and its last try did not fail. Unreachable: there is nothing that could work. Doubtful: what is in between, which the
 * words name. `ready` are the channels that are set up here.
 */
export function reachabilityOf(methods: readonly ReachMethod[], ready: ReadonlySet<Channel>, now: Date): Reachability {
  const usable = methods.filter(({ channel, isVerified }) => isVerified && ready.has(channel))
  if (usable.length === 0) return { state: 'unreachable', words: whyNothing(methods, ready) }
  const loud = usable.filter(({ channel }) => channel !== 'email')
  if (loud.length === 0)
    return doubt(usable.every(hasFailed) ? failed(usable) : 'can only be reached by mail, which wakes nobody')
  const working = loud.filter((method) => !hasFailed(method))
  if (working.length === 0) return doubt(failed(loud))
  const proved = working.filter(
    ({ lastOkAt }) => lastOkAt !== null && now.getTime() - Date.parse(lastOkAt) < PROVED_DAYS * DAY_MS,
  )
  if (proved.length > 0) return { state: 'reachable', words: `can be reached: ${namesOf(proved)} worked lately` }
  const isNever = working.every(({ lastOkAt }) => lastOkAt === null)
  return doubt(
    isNever ? `has never tested ${namesOf(working)}` : `has not tested ${namesOf(working)} for ${PROVED_DAYS} days`,
  )
}

const doubt = (words: string): Reachability => ({ state: 'doubtful', words })

const hasFailed = ({ lastProblem }: ReachMethod): boolean => lastProblem !== null

const failed = (methods: readonly ReachMethod[]): string => `was not reached the last time: ${namesOf(methods)} failed`

function whyNothing(methods: readonly ReachMethod[], ready: ReadonlySet<Channel>): string {
  const verified = methods.filter(({ isVerified }) => isVerified)
  if (verified.length > 0) return `cannot be reached: ${namesOf(verified)} not set up here`
  const waiting = methods.filter(({ channel }) => ready.has(channel))
  return waiting.length > 0
    ? `cannot be reached: ${namesOf(waiting)} not verified`
    : 'cannot be reached: no way is known'
}

/** Each channel once, in words. */
function namesOf(methods: readonly { channel: Channel }[]): string {
  return spokenList([...new Set(methods.map(({ channel }) => wordOf(channel)))])
}

const wordOf = (channel: Channel): string =>
  ({ push: 'push', email: 'mail', sms: 'text messages', voice: 'calls' })[channel as string] ?? CHANNEL_NAMES[channel]
