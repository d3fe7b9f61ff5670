import { AppError, refuse } from '../errors'
import { type EscalationNow, isUnderWay, moveTo, type Why } from '../on-call/escalation'
import type { Plan } from '../on-call/escalation-policy'
import { isOpenPage, PAGE_LIVES_MINUTES, type PageNow } from '../on-call/page'
import type { CommandContext } from './define-command'
import type { EventBody, PayloadOf } from './events'
import type { KnownPaging, PagedPerson } from './known-paging'
import { refOf } from './lookups'
import { takesPart } from './participants'
import type { IncidentState } from './state'
import { compareSeverity, type Ref } from './values'

const MINUTE_MS = 60_000

/** In the browser nothing of it is known, so what needs it is left to the server. */
export function requirePaging({ paging }: CommandContext): KnownPaging {
  if (paging) return paging
  throw new AppError('not_found', 'Who is on call is known to the server only.')
}

/** High wakes people. */
export const urgencyOf = ({ severity }: IncidentState): 'high' | 'low' =>
  compareSeverity(severity, 'sev3') > 0 ? 'high' : 'low'

/** A drill pages only who agreed to drills and takes part in this one (SPEC PAGE-8). */
export const mayBePaged = (incident: IncidentState, { id, takesDrills }: PagedPerson): boolean =>
  incident.kind !== 'drill' || (takesDrills && takesPart(id, incident))

/** The page of somebody that waits for an answer, if there is one. */
export const openPageOf = ({ paging }: IncidentState, personId: string): PageNow | undefined =>
  paging.pages.find((page) => page.person.id === personId && isOpenPage(page))

/** The run that is going on for a service. */
export const runOf = ({ paging }: IncidentState, serviceId: string): EscalationNow | undefined =>
  paging.escalations.find((one) => one.service.id === serviceId && isUnderWay(one))

/** The run of this id, under way or over. Throws `rule_refused` when the incident has none (SPEC ESC-9). */
export function requireEscalation({ paging }: IncidentState, escalationId: string): EscalationNow {
  const found = paging.escalations.find(({ id }) => id === escalationId)
  if (found) return found
  throw refuse('ESC-9', 'There is no such escalation in this incident.', 'escalationId')
}

/** A page of the actor's own. */
export function requireOwnPage({ paging }: IncidentState, pageId: string, personId: string): PageNow {
  const page = paging.pages.find(({ id }) => id === pageId)
  if (!page) throw refuse('PAGE-3', 'This page is over: say in the room that you are there.', 'pageId')
  if (page.person.id === personId) return page
  throw refuse('PAGE-3', `This page is for ${page.person.name}: only they can answer it.`, 'pageId')
}

/**
 * Lets people into a private incident, as paging them does (SPEC PAGE-9). Nobody is left unpaged because it has as many
 * members as somebody may add (SPEC ACCESS-7).
 */
export const letIn = ({ visibility, members }: IncidentState, people: readonly Ref[]): EventBody[] =>
  people.flatMap((person): EventBody[] =>
    visibility === 'private' && !members.some(({ id }) => id === person.id)
      ? [{ type: 'member.added', payload: { person: refOf(person) } }]
      : [],
  )

/** When a page of now ends: after an hour, or when its stage has waited, whichever is later. */
export function expiryOf(now: string, dueAt: string | null = null): string {
  const usual = new Date(Date.parse(now) + PAGE_LIVES_MINUTES * MINUTE_MS).toISOString()
  return dueAt !== null && dueAt > usual ? dueAt : usual
}

export interface Run {
  id: string
  service: Ref
  plan: Plan
}

interface Place {
  from: number
  lap: number
  why: Why
  now: string
}

/** Asks the first stage at or after a place that has anybody, or says that everybody was asked (SPEC ESC-3, ESC-5). */
export function moveOn(
  incident: IncidentState,
  { id, service, plan }: Run,
  known: KnownPaging,
  { from, lap, why, now }: Place,
): EventBody[] {
  const about = { escalationId: id, service }
  const move = moveTo(plan, from, now, (stage) =>
    known.peopleAt(plan, stage).filter((person) => mayBePaged(incident, person)),
  )
  const skipped: EventBody[] =
    move.skipped.length > 0 ? [{ type: 'escalation.skipped', payload: { ...about, stages: move.skipped } }] : []
  if (move.kind === 'exhausted') {
    return [...skipped, { type: 'escalation.finished', payload: { ...about, how: 'exhausted', reason: null } }]
  }
  const { position, stage, people, dueAt } = move
  const asked: PayloadOf<'pages.asked'> = {
    pages: people.map((person) => ({
      pageId: known.idOf('page', id, String(lap), String(position), person.id),
      person: refOf(person),
    })),
    urgency: urgencyOf(incident),
    because: 'step',
    reason: null,
    escalation: { id, service, position, lap, stage, dueAt, why, webhooks: move.webhooks.map(hostOf) },
    expiresAt: expiryOf(now, dueAt),
  }
  return [...skipped, ...letIn(incident, people), { type: 'pages.asked', payload: asked }]
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'an address')

/** A run for a service from its beginning. */
export function startRun(
  incident: IncidentState,
  escalationId: string,
  { service, because, reason }: Pick<PayloadOf<'escalation.started'>, 'service' | 'because' | 'reason'>,
  known: KnownPaging,
  now: string,
): EventBody[] {
  const found = known.planOf(service.id)
  if (!found) throw refuse('CMD-8', 'There is no service with this id, or it is archived.', 'serviceId')
  const { policy, plan } = found
  const started = { escalationId, service: refOf(service), policy, steps: plan.steps.length, repeat: plan.repeat }
  return [
    { type: 'escalation.started', payload: { ...started, because, reason } },
    ...moveOn(incident, { id: escalationId, service: refOf(service), plan }, known, {
      from: 0,
      lap: 0,
      why: 'started',
      now,
    }),
  ]
}

/** A run that is going on, with the plan it began with. */
export function requireRun({ id, service }: EscalationNow, known: KnownPaging): Run {
  const plan = known.planOfRun(id)
  if (!plan) throw new AppError('unavailable', 'The plan of this escalation could not be read.')
  return { id, service, plan }
}

/** The event that ends pages which nobody needs to answer any more; none when there is none. */
export const endPages = (pages: readonly PageNow[], because: PayloadOf<'pages.expired'>['because']): EventBody[] =>
  pages.length === 0
    ? []
    : [
        {
          type: 'pages.expired',
          payload: { pages: pages.map(({ id, person }) => ({ pageId: id, person })), because },
        },
      ]

/** The open pages of a run, but one. */
export const openPagesOf = ({ paging }: IncidentState, escalationId: string, butId?: string): PageNow[] =>
  paging.pages.filter((page) => page.of?.escalationId === escalationId && page.id !== butId && isOpenPage(page))

/** Ends runs and pages of an incident that is over; what began after that stays (SPEC ESC-8). */
export function endPaging({ status, statusJourney, paging }: IncidentState): EventBody[] {
  if (status !== 'resolved' && status !== 'closed') return []
  const endedSeq = statusJourney.items.at(-1)?.seq ?? 0
  const stopped = paging.escalations
    .filter((one) => isUnderWay(one) && one.startedSeq < endedSeq)
    .map(
      ({ id, service }): EventBody => ({
        type: 'escalation.finished',
        payload: { escalationId: id, service, how: 'resolved', reason: null },
      }),
    )
  const open = paging.pages.filter((page) => isOpenPage(page) && page.askedSeq < endedSeq)
  return [...stopped, ...endPages(open, 'resolved')]
}
