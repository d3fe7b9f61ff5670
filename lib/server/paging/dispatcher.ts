import { sendAttempt } from '@/lib/server/channels/send-attempt'
import { now } from '@/lib/server/clock'
import { rearmForgotten } from '@/lib/server/db/escalations'
import { listen } from '@/lib/server/db/listener'
import { claimAttempts, dueChannels } from '@/lib/server/db/page-attempts'
import { withTransaction } from '@/lib/server/db/pool'
import { logger } from '@/lib/server/logger'
import { reach } from '@/lib/server/paging/fail-points'
import { SEND_LIMIT_MS, type Send, sendClaimed } from '@/lib/server/paging/send-page'
import { startRounds } from '@/lib/server/rounds'

/**
 * So many of one channel are under way in this process at once: one that hangs holds up nothing but itself, and a thousand
 * pages take seconds with a provider that needs a fifth of a second for each. One under way holds no connection.
 */
const PER_CHANNEL = 32
/** After its time limit an attempt has this long to be written down before somebody else may take it. */
const LEASE_MS = SEND_LIMIT_MS + 10_000
// A notice can be lost and clocks can be set: look again this often, whatever was told.
const BACKSTOP_MS = 1_000
const AFTER_OUTAGE_MS = 500
/** How often runs are looked for that are overdue and that no timer would move. */
const LOOK_MS = 60_000

/**
 * Tells people of their pages when it is due, whichever process takes it. An attempt is claimed in a short transaction
 * with a lease, sent in none, and marked in another (ADR 0033).
 */
export function startDispatcher(
  send: Send = sendAttempt,
  limitMs = SEND_LIMIT_MS,
): { stop: () => Promise<void>; wake: () => void } {
  /** By channel, and by attempt. */
  const underWay = new Map<string, Map<string, Promise<void>>>()
  /** Channels of which something may wait for a place. */
  const full = new Set<string>()
  const stopping = new AbortController()
  let nextLookAt = 0

  async function takeDue(): Promise<number> {
    await lookForForgotten()
    const { channels, nextAt } = await dueChannels(now())
    for (const channel of channels) await takeOf(channel)
    return nextAt ? Math.min(BACKSTOP_MS, Math.max(1, Math.ceil(nextAt.getTime() - now().getTime()))) : BACKSTOP_MS
  }

  async function takeOf(channel: string): Promise<void> {
    const sending = underWay.get(channel) ?? new Map<string, Promise<void>>()
    underWay.set(channel, sending)
    const limit = PER_CHANNEL - sending.size
    if (rounds.isStopped()) return
    if (limit <= 0) {
      full.add(channel)
      return
    }
    const at = now()
    const leaseUntil = new Date(at.getTime() + LEASE_MS)
    // What this process still holds and could not write down is not taken from itself.
    const held = [...sending.keys()]
    const claimed = await withTransaction((tx) => claimAttempts(tx, { channel, now: at, leaseUntil, limit, held }))
    if (claimed.length === limit) full.add(channel)
    else full.delete(channel)
    if (claimed.length > 0) reach('page-claimed')
    for (const one of claimed) {
      const sent = sendClaimed(one, send, { stopping: stopping.signal, limitMs }).finally(() => {
        sending.delete(one.id)
        // Others of this channel may have waited for the place.
        if (full.has(channel)) rounds.wake()
      })
      sending.set(one.id, sent)
    }
  }

  /** Nobody is forgotten, whatever became of a timer. */
  async function lookForForgotten(): Promise<void> {
    const at = now().getTime()
    if (at < nextLookAt) return
    nextLookAt = at + LOOK_MS
    const count = await rearmForgotten(new Date(at), new Date(at - LOOK_MS))
    if (count > 0) logger.error({ runs: count }, 'Escalations were overdue without a timer, and go on now')
  }

  const rounds = startRounds(takeDue, {
    failing: 'Pages wait for the database',
    recovered: 'Pages are sent again',
    pauseAfterFailureMs: AFTER_OUTAGE_MS,
  })
  const listener = listen('page', rounds.wake)
  return {
    wake: rounds.wake,
    async stop() {
      stopping.abort()
      await Promise.all([rounds.stop(), listener.stop()])
      await Promise.all([...underWay.values()].flatMap((sending) => [...sending.values()]))
    },
  }
}
