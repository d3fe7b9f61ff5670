import { post, secretsIn } from '@/lib/server/channels/http-post'
import { storedHeartbeat } from '@/lib/server/channels/provider-settings'
import { openChannel } from '@/lib/server/channels/sealed'
import { now } from '@/lib/server/clock'
import { noteProvider, standsStill } from '@/lib/server/db/channel-health'
import type { TimerOutcome } from '@/lib/server/db/timers'
import { logger } from '@/lib/server/logger'
import { OUTSIDE_KINDS } from '@/lib/server/timers/timers'

const LIMIT_MS = 8_000
/** Exact timers are fired within a second; when one is due for longer, whoever fires them does not. */
const OVERDUE_MS = 60_000
const AFTER_FAILURE_MS = 30_000
const HEARTBEAT_CHANNEL = 'heartbeat'

/**
 * Calls the address outside, so that a monitor there notices when Evenkeel is dead: only while the database answers,
 * timers are fired and pages leave (SPEC CHAN-13). Runs as a timer itself, so a loop that stands still calls nothing. It
 * ends when nobody wants it any more, and gives up for no other reason: who would call after a bad quarter of an hour?
 */
export async function beatOut(): Promise<TimerOutcome | undefined> {
  try {
    const pause = await beatOnce()
    return pause === null ? undefined : again(pause)
  } catch (error) {
    logger.warn({ err: error }, 'The address outside could not be called')
    return again(AFTER_FAILURE_MS)
  }
}

const again = (pause: number): TimerOutcome => ({ kind: 'again', at: new Date(now().getTime() + pause) })

/** Answers after how many milliseconds it is called again; null when nobody wants that. */
async function beatOnce(): Promise<number | null> {
  const { value: stored } = await storedHeartbeat()
  if (!stored) return null
  const problem = await beat(stored)
  await noteProvider(HEARTBEAT_CHANNEL, stored.shown, now(), problem)
  return problem === null ? stored.everyMinutes * 60_000 : AFTER_FAILURE_MS
}

/** Null when it was called and answered well. */
async function beat({ sealed }: { sealed: string }): Promise<string | null> {
  if (await standsStill(new Date(now().getTime() - OVERDUE_MS), OUTSIDE_KINDS)) {
    return 'Not called: something has been due for more than a minute, so timers or pages stand still.'
  }
  const secrets = await openChannel(sealed)
  if (!secrets?.url) return 'Its address cannot be read since AUTH_SECRET was replaced: give it again.'
  const { url } = secrets
  const request = { url, method: 'POST', headers: {}, body: '', secrets: secretsIn(url) } as const
  const posted = await post(request, AbortSignal.timeout(LIMIT_MS))
  if (posted.kind !== 'answered') return posted.reason
  return posted.status >= 200 && posted.status < 300 ? null : `Answered ${posted.status}.`
}
