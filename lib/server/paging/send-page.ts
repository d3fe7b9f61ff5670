import { setTimeout as sleep } from 'node:timers/promises'
import type { Delivery, PageMessage } from '@/lib/domain/on-call/channel'
import { isOpenPage, pageStateSchema } from '@/lib/domain/on-call/page'
import { now } from '@/lib/server/clock'
import { type ClaimedAttempt, type Mark, markAttempt } from '@/lib/server/db/page-attempts'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import { logger } from '@/lib/server/logger'
import { goOnAfter, tellAttempt } from '@/lib/server/paging/after-attempt'
import { reach } from '@/lib/server/paging/fail-points'
import { mayBeTold, messageOf, withoutAddresses } from '@/lib/server/paging/page-message'

export type Send = (message: PageMessage, methodId: string, signal: AbortSignal) => Promise<Delivery>

/** No channel has longer than this to take a page. */
export const SEND_LIMIT_MS = 10_000
const MAX_TRIES = 4
const FIRST_PAUSE_MS = 5_000
const MARK_PAUSE_MS = 500
const MAX_MARKS = 240

const NONE = 'Evenkeel'

/**
 * Sends what this process holds, in no transaction and within a time limit, and writes down what came of it. At least
 * once: a process that stops before that lets go of its lease, and the attempt is made again (SPEC PAGE-5). Never throws.
 * Once `stopping` is aborted it no longer waits for a database that is away.
 */
export async function sendClaimed(
  claimed: ClaimedAttempt,
  send: Send,
  { stopping, limitMs }: { stopping: AbortSignal; limitMs: number },
): Promise<void> {
  const log = logger.child({ attemptId: claimed.id, pageId: claimed.pageId, channel: claimed.channel })
  try {
    const outcome = await outcomeOf(claimed, (message, methodId) => within(limitMs, send, message, methodId))
    reach('page-sent')
    if ('detail' in outcome && outcome.state === 'failed') log.warn({ reason: outcome.detail }, 'A page was not taken')
    await persist(claimed, outcome, stopping)
  } catch (error) {
    // The lease runs out, and somebody tries again.
    log.error({ err: error }, 'What came of a page could not be written down')
  }
}

type Outcome = Delivery | { state: 'cancelled' } | { state: 'unknown'; provider: string; detail: string }

type Call = (message: PageMessage, methodId: string) => Promise<Outcome>

async function outcomeOf(claimed: ClaimedAttempt, call: Call): Promise<Outcome> {
  const { page } = claimed
  if (!isOpenPage({ state: pageStateSchema.parse(page.state) })) return { state: 'cancelled' }
  const { person } = page
  if (!person || !mayBeTold(page)) {
    return { state: 'failed', provider: NONE, detail: 'They are not to be told any more.', isPermanent: true }
  }
  const message = messageOf(claimed, { id: person.id, name: person.name })
  return call(message, claimed.methodId).catch((error: unknown) => ({
    state: 'unknown',
    provider: claimed.channel,
    detail: error instanceof Error ? error.message : String(error),
  }))
}

/** A channel that takes longer is not waited for; whether it told somebody is then unknown. */
async function within(limitMs: number, send: Send, message: PageMessage, methodId: string): Promise<Outcome> {
  const giveUp = new AbortController()
  const stop = new AbortController()
  const late = sleep(limitMs, undefined, { signal: stop.signal, ref: false }).then(
    (): Outcome => ({ state: 'unknown', provider: NONE, detail: `No answer within ${limitMs / 1000} seconds.` }),
    (): Outcome => ({ state: 'cancelled' }),
  )
  try {
    return await Promise.race([send(message, methodId, giveUp.signal), late])
  } finally {
    stop.abort()
    giveUp.abort()
  }
}

/**
 * The database may be away for a while. Nothing is written once somebody else has taken the attempt, so it may be tried
 * beyond the lease: who was told must not be told again for nothing.
 */
async function persist(claimed: ClaimedAttempt, outcome: Outcome, stopping: AbortSignal): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await withTransaction((tx) => mark(tx, claimed, outcome))
      return
    } catch (error) {
      if (stopping.aborted || tries >= MAX_MARKS) throw error
      await sleep(MARK_PAUSE_MS)
    }
  }
}

async function mark(tx: Tx, claimed: ClaimedAttempt, outcome: Outcome): Promise<void> {
  const incidentId = claimed.page.incident.id
  const at = now()
  const made = markOf(claimed, outcome, at)
  if (!(await markAttempt(tx, claimed, made)) || made.state === 'cancelled') return
  if (made.state !== 'queued') await tellAttempt(tx, { id: claimed.id, incidentId }, made.state, at)
  if (made.state === 'queued' || made.state === 'failed') {
    await goOnAfter(tx, { pageId: claimed.pageId, incidentId }, at)
  }
}

function markOf({ tries }: ClaimedAttempt, outcome: Outcome, at: Date): Mark {
  switch (outcome.state) {
    case 'cancelled':
      return outcome
    case 'sent':
    case 'delivered': {
      const { state, provider, detail, reference } = outcome
      return { state, provider, detail: detail ? withoutAddresses(detail) : null, reference: reference ?? null, at }
    }
    case 'failed':
    case 'unknown': {
      const { provider } = outcome
      const detail = withoutAddresses(outcome.detail)
      const isOver = tries >= MAX_TRIES || (outcome.state === 'failed' && outcome.isPermanent)
      if (isOver) return { state: 'failed', provider, detail }
      const dueAt = new Date(at.getTime() + FIRST_PAUSE_MS * 2 ** (tries - 1))
      return { state: 'queued', provider, detail, dueAt, isPossiblyTwice: outcome.state === 'unknown' }
    }
  }
}
