import { type EscalationNow, isUnderWay } from '../on-call/escalation'
import { isOpenPage, isYes, keptPages, mayBecome, type PageNow, type PageState } from '../on-call/page'
import type { EventOf } from './events'
import { takesPart } from './participants'
import { withoutRequest, withRequest } from './requested'
import { type IncidentState, KEEP } from './state'

type PagingEvent = EventOf<
  | 'escalation.started'
  | 'pages.asked'
  | 'escalation.skipped'
  | 'page.attempted'
  | 'page.seen'
  | 'page.acknowledged'
  | 'page.accepted'
  | 'page.declined'
  | 'page.failed'
  | 'pages.expired'
  | 'escalation.acknowledged'
  | 'escalation.acknowledgement-expired'
  | 'escalation.finished'
>

/** What paging leaves in the state: who was asked and what they said, and how far each run of a policy is. */
export function reducePaging(state: IncidentState, event: PagingEvent): IncidentState {
  const at = event.recordedAt
  switch (event.type) {
    case 'escalation.started':
      return started(state, event)
    case 'pages.asked':
      return asked(state, event)
    case 'escalation.skipped':
      return state
    case 'page.attempted': {
      const { pageId, outcome } = event.payload
      return outcome === 'failed' ? state : become(state, [pageId], outcome)
    }
    case 'page.seen':
      return become(state, [event.payload.pageId], 'seen')
    case 'page.acknowledged':
      return acknowledged(become(state, [event.payload.pageId], 'acknowledged', { answeredAt: at }), at)
    case 'page.accepted': {
      const { pageId, arrivesAt } = event.payload
      return acknowledged(become(state, [pageId], 'accepted', { answeredAt: at, arrivesAt }), at)
    }
    case 'page.declined': {
      const { pageId, person } = event.payload
      const declined = become(state, [pageId], 'declined', { answeredAt: at, arrivesAt: null })
      return noLongerAwaited(declined, [person.id], at)
    }
    case 'page.failed':
      return noLongerAwaited(become(state, [event.payload.pageId], 'failed'), [event.payload.person.id], at)
    case 'pages.expired': {
      const { pages } = event.payload
      const ids = pages.map(({ pageId }) => pageId)
      const people = pages.map(({ person }) => person.id)
      return noLongerAwaited(become(state, ids, 'expired'), people, at)
    }
    case 'escalation.acknowledged': {
      const { escalationId, person, until } = event.payload
      const change = { state: 'acknowledged', dueAt: null, acknowledgedBy: person, acknowledgedUntil: until } as const
      return acknowledged(withEscalation(state, escalationId, change), at)
    }
    case 'escalation.acknowledgement-expired':
      return withEscalation(state, event.payload.escalationId, { ...UNANSWERED, state: 'running' })
    case 'escalation.finished': {
      const { escalationId, how } = event.payload
      return withEscalation(state, escalationId, {
        ...UNANSWERED,
        dueAt: null,
        state: how === 'exhausted' ? 'finished' : 'stopped',
      })
    }
    default:
      event satisfies never
      return state
  }
}

const UNANSWERED = { acknowledgedBy: null, acknowledgedUntil: null }

function started(state: IncidentState, { payload, recordedAt, seq }: EventOf<'escalation.started'>): IncidentState {
  const { escalationId: id, service, policy, steps, repeat } = payload
  const escalation: EscalationNow = {
    id,
    service,
    policy,
    state: 'running',
    steps,
    repeat,
    position: -1,
    lap: 0,
    stage: null,
    dueAt: null,
    ...UNANSWERED,
    startedAt: recordedAt,
    startedSeq: seq,
  }
  const others = state.paging.escalations.filter((one) => one.service.id !== service.id || isUnderWay(one))
  return { ...state, paging: { ...state.paging, escalations: [...others, escalation].slice(-KEEP_ESCALATIONS) } }
}

/** One a service that can be affected, and some that are over. */
const KEEP_ESCALATIONS = 50 + KEEP

function asked(state: IncidentState, { payload, recordedAt, seq, actor }: EventOf<'pages.asked'>): IncidentState {
  const { pages, urgency, escalation, expiresAt } = payload
  const of = escalation && { escalationId: escalation.id, position: escalation.position, lap: escalation.lap }
  const added = pages.map(
    ({ pageId, person }): PageNow => ({
      id: pageId,
      person,
      state: 'queued',
      urgency,
      askedAt: recordedAt,
      askedSeq: seq,
      askedBy: actor.kind === 'person' && !of ? { id: actor.id, name: actor.name } : null,
      expiresAt,
      of,
      answeredAt: null,
      arrivesAt: null,
    }),
  )
  // Somebody whom an earlier stage asked answers the later one.
  const again = new Set(added.map(({ person }) => person.id))
  const isSuperseded = (page: PageNow) =>
    of !== null && page.of?.escalationId === of.escalationId && again.has(page.person.id) && isOpenPage(page)
  const before = state.paging.pages.map((page) => (isSuperseded(page) ? { ...page, state: 'expired' as const } : page))
  const paged: IncidentState = { ...state, paging: { ...state.paging, pages: keptPages([...before, ...added]) } }
  const placed = escalation
    ? withEscalation(paged, escalation.id, {
        ...UNANSWERED,
        state: 'running',
        position: escalation.position,
        lap: escalation.lap,
        stage: escalation.stage,
        dueAt: escalation.dueAt,
      })
    : paged
  return added.reduce((next, { person }) => withRequest(next, person.id, recordedAt), placed)
}

function become(
  state: IncidentState,
  ids: string[],
  to: PageState,
  change: Partial<Pick<PageNow, 'answeredAt' | 'arrivesAt'>> = {},
): IncidentState {
  const pages = state.paging.pages.map((page) =>
    ids.includes(page.id) && mayBecome(page.state, to) ? { ...page, ...change, state: to } : page,
  )
  return { ...state, paging: { ...state.paging, pages: keptPages(pages) } }
}

function withEscalation(state: IncidentState, id: string, change: Partial<EscalationNow>): IncidentState {
  const escalations = state.paging.escalations.map((one) => (one.id === id ? { ...one, ...change } : one))
  return { ...state, paging: { ...state.paging, escalations } }
}

/** The first explicit acknowledgement; what a person stated stands. */
function acknowledged(state: IncidentState, at: string): IncidentState {
  if (state.instants.acknowledgedAt) return state
  return { ...state, instants: { ...state.instants, acknowledgedAt: { at, source: 'machine' } } }
}

/**
 * Who declined, or was not reached, is not waited for any more, unless another page of theirs still is. When all the
 * others are there by then, the room is mobilised.
 */
function noLongerAwaited(state: IncidentState, personIds: string[], at: string): IncidentState {
  const stillAsked = (id: string) =>
    state.paging.pages.some((page) => page.person.id === id && (isOpenPage(page) || isYes(page)))
  const gone = personIds.filter((id) => !stillAsked(id))
  const isSomebodyThere = state.paging.pages.some(({ person }) => takesPart(person.id, state))
  return withoutRequest(state, gone, at, isSomebodyThere)
}
