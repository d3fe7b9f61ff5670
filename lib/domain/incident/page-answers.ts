import { type EscalationNow, holdsUntil, isStageRefused } from '../on-call/escalation'
import { isYes, mayBecome, type PageNow } from '../on-call/page'
import type { EventBody } from './events'
import type { KnownPaging } from './known-paging'
import { endPages, moveOn, openPagesOf, requireRun } from './paging-rules'
import type { IncidentState } from './state'

const MINUTE_MS = 60_000

const escalationOf = ({ paging }: IncidentState, { of }: PageNow): EscalationNow | undefined =>
  paging.escalations.find(({ id }) => id === of?.escalationId)

/** Their person takes care of it, or says when they come; again the same changes nothing (SPEC PAGE-4). */
export function answerYes(
  incident: IncidentState,
  page: PageNow,
  etaMinutes: number | null,
  known: KnownPaging | null,
  now: string,
): EventBody[] {
  const to = etaMinutes === null ? 'acknowledged' : 'accepted'
  const { id: pageId, person } = page
  const arrivesAt = new Date(Date.parse(now) + (etaMinutes ?? 0) * MINUTE_MS).toISOString()
  if (!mayBecome(page.state, to)) return []
  const answer: EventBody =
    etaMinutes === null
      ? { type: 'page.acknowledged', payload: { pageId, person } }
      : { type: 'page.accepted', payload: { pageId, person, etaMinutes, arrivesAt } }
  const escalation = escalationOf(incident, page)
  if (!escalation || !takesIt(escalation, page)) return [answer]
  return [answer, ...acknowledge(incident, escalation, page, etaMinutes, known, now)]
}

/** Somebody who answers takes a run that nobody has; who has it already may say anew how long. A run that was stopped stays so. */
const takesIt = ({ state, acknowledgedBy }: EscalationNow, { person }: PageNow): boolean =>
  state === 'running' || state === 'finished' || (state === 'acknowledged' && acknowledgedBy?.id === person.id)

function acknowledge(
  incident: IncidentState,
  escalation: EscalationNow,
  page: Pick<PageNow, 'id' | 'person'>,
  etaMinutes: number | null,
  known: KnownPaging | null,
  now: string,
): EventBody[] {
  const { id: escalationId, service } = escalation
  const until = known ? holdsUntil(requireRun(escalation, known).plan, now, etaMinutes ?? 0) : null
  return [
    { type: 'escalation.acknowledged', payload: { escalationId, service, person: page.person, until } },
    ...endPages(openPagesOf(incident, escalationId, page.id), 'acknowledged'),
  ]
}

/** Somebody of the room takes a run, or holds it for longer (SPEC ESC-4). */
export const takeRun = (
  incident: IncidentState,
  escalation: EscalationNow,
  person: PageNow['person'],
  known: KnownPaging | null,
  now: string,
): EventBody[] => acknowledge(incident, escalation, { id: '', person }, null, known, now)

/** Their person cannot come, or could not be told: when nobody else of the stage is left, the next one is asked at once. */
export function afterNo(
  incident: IncidentState,
  page: PageNow,
  why: 'declined' | 'failed',
  known: KnownPaging,
  now: string,
): EventBody[] {
  const escalation = escalationOf(incident, page)
  if (!escalation) return []
  const pages = incident.paging.pages.map((one) => (one.id === page.id ? { ...one, state: why } : one))
  const { id: escalationId, service, lap, position } = escalation
  const next = () =>
    moveOn({ ...incident, paging: { ...incident.paging, pages } }, requireRun(escalation, known), known, {
      from: position + 1,
      lap,
      why,
      now,
    })
  if (escalation.state === 'running') return isStageRefused(escalation, pages) ? next() : []
  if (escalation.state !== 'acknowledged' || escalation.acknowledgedBy?.id !== page.person.id) return []
  const other = pages.find((one) => isYes(one) && one.of?.escalationId === escalationId && one.of.lap === lap)
  if (other) {
    const until = holdsUntil(requireRun(escalation, known).plan, now)
    return [{ type: 'escalation.acknowledged', payload: { escalationId, service, person: other.person, until } }]
  }
  const undone: EventBody = {
    type: 'escalation.acknowledgement-expired',
    payload: { escalationId, service, person: page.person },
  }
  return [undone, ...next()]
}
