import { randomUUID } from 'node:crypto'
import type { EventOf } from '@/lib/domain/incident/events'
import { isUnderWay } from '@/lib/domain/on-call/escalation'
import { isOpenPage, type PageNow } from '@/lib/domain/on-call/page'
import { isJsonEqual } from '@/lib/server/canonical'
import { attemptsForEach } from '@/lib/server/channels/attempts-for'
import { now } from '@/lib/server/clock'
import { insertRuns, saveRuns } from '@/lib/server/db/escalations'
import { cancelAttempts, insertAttempts, type NewAttempt } from '@/lib/server/db/page-attempts'
import { insertPages, type NewPage, savePages } from '@/lib/server/db/pages'
import type { Tx } from '@/lib/server/db/pool'
import type { IncidentDraft } from '@/lib/server/incident-draft'
import { answerToken, hashOfToken } from '@/lib/server/paging/answer-token'
import { armPagingTimers } from '@/lib/server/timers/paging-timers'
import { armTimers, type Timer, tellKey } from '@/lib/server/timers/timers'

/**
 * Writes the rows that follow from what a batch did to pages and runs, in its transaction and behind the lock of the
 * incident: runs and pages as the fold has them, how each person is to be told, and when each run goes on.
 */
export async function savePaging(tx: Tx, draft: IncidentDraft): Promise<void> {
  const before = draft.before?.paging
  const after = draft.state.paging
  if (!before || before === after) return
  await saveEscalations(tx, draft)
  await savePageRows(tx, draft)
  await armPagingTimers(tx, draft)
}

async function saveEscalations(tx: Tx, draft: IncidentDraft): Promise<void> {
  const known = new Map(draft.before?.paging.escalations.map((one) => [one.id, one]))
  const { escalations } = draft.state.paging
  const changed = escalations.filter((one) => known.has(one.id) && !isJsonEqual(one, known.get(one.id)))
  // Another of the same service began after it had ended.
  const dropped = [...known.values()]
    .filter((one) => isUnderWay(one) && !escalations.some(({ id }) => id === one.id))
    .map((one) => ({ ...one, state: 'stopped' as const, dueAt: null, acknowledgedBy: null, acknowledgedUntil: null }))
  // Those that ended first: at most one is under way for a service.
  await saveRuns(tx, [
    ...dropped,
    ...changed.toSorted((left, right) => Number(isUnderWay(left)) - Number(isUnderWay(right))),
  ])
  const begun = escalations.filter((one) => !known.has(one.id))
  await insertRuns(
    tx,
    draft.id,
    begun.map((escalation) => {
      const plan = draft.plans.get(escalation.id)
      if (!plan) throw new Error('A run began without a plan')
      return { escalation, plan }
    }),
  )
}

async function savePageRows(tx: Tx, draft: IncidentDraft): Promise<void> {
  const known = new Map(draft.before?.paging.pages.map((page) => [page.id, page]))
  const pages = new Map(draft.state.paging.pages.map((page) => [page.id, page]))
  const added = newPages(draft, pages).filter(({ page }) => !known.has(page.id))
  await insertPages(tx, draft.id, added)
  // What the state let go of was over.
  const gone = [...known.values()].flatMap((page) =>
    pages.has(page.id) || !isOpenPage(page) ? [] : [{ ...page, state: 'expired' as const }],
  )
  const changed = [...pages.values()].filter((page) => known.has(page.id) && !isJsonEqual(page, known.get(page.id)))
  const reasons = reasonsOf(draft)
  await savePages(
    tx,
    [...changed, ...gone].map((page) => ({ ...page, reason: reasons.get(page.id) ?? null })),
  )
  await cancelAttempts(
    tx,
    [...changed, ...gone].filter((page) => !isOpenPage(page)).map(({ id }) => id),
  )
  await askPeople(tx, draft, added)
}

/** The pages that this batch asked, as they are at its end; one that it dropped again is over. */
function newPages({ sealed }: IncidentDraft, pages: ReadonlyMap<string, PageNow>): NewPage[] {
  return sealed.flatMap(({ event }) => {
    if (event.type !== 'pages.asked') return []
    const { because, reason, pages: asked } = event.payload
    const askedBy = { id: event.actor.id, name: event.actor.name }
    return asked.map(({ pageId, person }) => ({
      page: pages.get(pageId) ?? droppedPage(event, pageId, person),
      because,
      words: reason,
      askedBy,
    }))
  })
}

const droppedPage = (
  { payload, recordedAt, seq }: EventOf<'pages.asked'>,
  id: string,
  person: PageNow['person'],
): PageNow => ({
  id,
  person,
  state: 'expired',
  urgency: payload.urgency,
  askedAt: recordedAt,
  askedSeq: seq,
  expiresAt: payload.expiresAt,
  of: payload.escalation && {
    escalationId: payload.escalation.id,
    position: payload.escalation.position,
    lap: payload.escalation.lap,
  },
  askedBy: null,
  answeredAt: null,
  arrivesAt: null,
})

function reasonsOf({ sealed }: IncidentDraft): Map<string, string> {
  return new Map(
    sealed.flatMap(({ event }): [string, string][] => {
      if (event.type === 'page.declined') return [[event.payload.pageId, event.payload.reason]]
      return event.type === 'page.failed' ? [[event.payload.pageId, event.payload.why]] : []
    }),
  )
}

/** Writes down how each person is to be told, by their own rule. Who cannot be told at all is said to be so in a moment. */
async function askPeople(tx: Tx, { id: incidentId }: IncidentDraft, added: readonly NewPage[]): Promise<void> {
  const at = now()
  const pages = added.flatMap(({ page }) => (isOpenPage(page) ? [page] : []))
  const planned = await attemptsForEach(
    tx,
    pages.map(({ person, urgency }) => ({ personId: person.id, urgency })),
    at,
  )
  const asked = pages.map((page, index) => ({ pageId: page.id, attempts: planned[index] ?? [] }))
  await insertAttempts(
    tx,
    asked.flatMap(({ pageId, attempts }) => attempts.map((attempt) => ({ ...newAttempt(), pageId, ...attempt }))),
  )
  const unreachable = asked.filter(({ attempts }) => attempts.length === 0)
  await armTimers(
    tx,
    unreachable.map(({ pageId }) => noMethodTimer(incidentId, pageId, at)),
  )
}

/** An attempt, and the token by which its link is known. */
function newAttempt(): Pick<NewAttempt, 'id' | 'tokenHash'> {
  const id = randomUUID()
  return { id, tokenHash: hashOfToken(answerToken(id)) }
}

const noMethodTimer = (incidentId: string, pageId: string, dueAt: Date): Timer<'tell-page-failed'> => ({
  key: tellKey(pageId, 'no-method'),
  kind: 'tell-page-failed',
  incidentId,
  payload: { pageId, why: 'no-method' },
  dueAt,
})
