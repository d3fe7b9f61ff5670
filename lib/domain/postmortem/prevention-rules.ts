import type { OrganisationRole } from '../actor'
import { AppError, refuse } from '../errors'
import { type CrutchView, crutchesOf } from '../incident/crutch'
import { canView } from '../incident/policy'
import type { IncidentState } from '../incident/state'
import type { Ref } from '../incident/values'
import {
  CHANGED_FIELDS,
  isUnfinished,
  type NewPrevention,
  type Prevention,
  type PreventionChange,
  type PreventionPatch,
} from './prevention'

/** Who is to own it, as the organisation knows them; null when it does not. */
export type Candidate = (Ref & { role: OrganisationRole }) | null

export interface RuleContext {
  incident: IncidentState
  /** Whoever the input names as owner. */
  candidate: Candidate
  /** A day in UTC. */
  today: string
  now: string
}

const MAX_DECLINED_DAYS = 400
const DAY_MS = 24 * 60 * 60_000

/** A new one, open. Throws `rule_refused` for an owner who cannot be, and a crutch this incident does not have. */
export function newPrevention(input: NewPrevention, { incident, candidate, now }: RuleContext): Prevention {
  const { id, title, kind, ownerId, dueOn = null, cardId = null, mitigationId = null } = input
  if (mitigationId !== null && !incident.mitigations.some((one) => one.id === mitigationId)) {
    throw refuse('PREV-12', 'This incident has no such mitigation.', 'mitigationId')
  }
  return {
    id,
    incident: { id: incident.id, key: incident.key, title: incident.title },
    title,
    kind,
    state: 'open',
    owner: ownerId ? ownerOf(candidate, incident) : null,
    dueOn,
    cardId,
    mitigationId,
    evidence: null,
    declined: null,
    issue: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
    doneAt: null,
  }
}

/**
 * One after a change, and what that changed; nothing when it says what is so already. Throws `conflict` with the present
 * one when it was made from an older version, and `rule_refused` with the field that is in the way.
 */
export function changePrevention(
  before: Prevention,
  patch: PreventionPatch,
  context: RuleContext,
): { after: Prevention; changes: PreventionChange['changes'] } {
  const after = patched(before, patch, context)
  const changes = changesBetween(before, after)
  if (Object.keys(changes).length === 0) return { after: before, changes }
  if (patch.version !== before.version) {
    throw new AppError('conflict', 'Somebody changed it meanwhile. What you typed is kept; look at what it is now.', {
      rule: 'PREV-3',
      fields: [{ path: 'version', message: `is ${patch.version}, and it is at version ${before.version} now` }],
      current: before,
    })
  }
  return { after: { ...after, version: before.version + 1, updatedAt: context.now }, changes }
}

/** What differs between two, field by field, as its history keeps it. */
export function changesBetween(before: Prevention, after: Prevention): PreventionChange['changes'] {
  return Object.fromEntries(
    CHANGED_FIELDS.filter((field) => !isSame(before[field], after[field])).map((field) => [
      field,
      { from: before[field], to: after[field] },
    ]),
  )
}

const isSame = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right)

function patched(before: Prevention, patch: PreventionPatch, context: RuleContext): Prevention {
  const { title, kind, dueOn, cardId, link, ownerId } = patch
  if (link !== undefined && before.issueRequest?.state === 'creating') {
    throw refuse('ISSUE-1', 'An issue is being made for it at GitHub; wait for a moment.', 'link')
  }
  const { issueRequest: _, ...withoutRequest } = before
  return {
    ...(link ? withoutRequest : before),
    ...(title !== undefined && { title }),
    ...(kind !== undefined && { kind }),
    ...(dueOn !== undefined && { dueOn }),
    ...(cardId !== undefined && { cardId }),
    ...(ownerId !== undefined && { owner: ownerAfter(before, ownerId, context) }),
    ...(link !== undefined && { issue: issueAfter(before, link) }),
    ...outcomeOf(before, patch, context),
  }
}

/** A name may have changed since; who stays the owner is not looked at again. */
const ownerAfter = ({ owner }: Prevention, ownerId: string | null, { candidate, incident }: RuleContext): Ref | null =>
  ownerId === null || ownerId === owner?.id ? (ownerId === null ? null : owner) : ownerOf(candidate, incident)

/** The address of the issue it already has changes nothing. */
const issueAfter = ({ issue }: Prevention, link: string | null): Prevention['issue'] =>
  link === null ? null : issue?.url === link ? issue : { kind: 'link', url: link }

function ownerOf(candidate: Candidate, incident: IncidentState): Ref {
  if (!candidate) throw refuse('PREV-4', 'Nobody in the organisation has this id.', 'ownerId')
  const { id, name, role } = candidate
  if (role === 'stakeholder') throw refuse('PREV-4', `${name} only reads, and cannot own a prevention.`, 'ownerId')
  if (!canView({ kind: 'person', id, name, role, scope: 'admin' }, incident)) {
    throw refuse('PREV-4', `${name} cannot see this private incident. Let them in first.`, 'ownerId')
  }
  return { id, name }
}

/** State, and what belongs to it: evidence to done, a reason and a day to declined, neither to any other. */
function outcomeOf(
  before: Prevention,
  { state = before.state, evidence, declined }: PreventionPatch,
  { today, now }: RuleContext,
): Pick<Prevention, 'state' | 'evidence' | 'declined' | 'doneAt'> {
  if (evidence && state !== 'done') {
    throw refuse('PREV-5', 'Evidence belongs to a prevention that is done.', 'evidence')
  }
  if (declined && state !== 'declined') {
    throw refuse('PREV-6', 'A reason to decline belongs to a prevention that is declined.', 'declined')
  }
  if (state === 'done') {
    const shown = evidence ? { text: evidence.text, url: evidence.url ?? null } : before.evidence
    if (!shown) throw refuse('PREV-5', 'Say what shows that it is done.', 'evidence')
    return { state, evidence: shown, declined: null, doneAt: before.doneAt ?? now }
  }
  if (state === 'declined') {
    const because = declined ?? before.declined
    if (!because) throw refuse('PREV-6', 'Say why it is declined, and when to ask again.', 'declined')
    if (declined && !isSame(declined, before.declined)) refuseDay(declined.askAgainOn, today)
    return { state, evidence: null, declined: because, doneAt: null }
  }
  return { state, evidence: null, declined: null, doneAt: null }
}

function refuseDay(day: string, today: string): void {
  if (day <= today) throw refuse('PREV-6', 'The day to ask again has to be one that is to come.', 'declined.askAgainOn')
  if (Date.parse(day) - Date.parse(today) > MAX_DECLINED_DAYS * DAY_MS) {
    throw refuse('PREV-6', `Ask again within ${MAX_DECLINED_DAYS} days.`, 'declined.askAgainOn')
  }
}

/** What an issue says of its prevention: closed because it is completed is done, reopened is being worked on again. */
export interface IssueReport {
  state: 'open' | 'closed'
  /** As GitHub has it: `completed`, `not_planned`, `duplicate`, `reopened`. */
  reason: string | null
}

/**
 * A prevention after its issue at GitHub was closed or reopened. Only what is news changes it, so that a report that
 * comes twice, or tells what we did there ourselves, does nothing. Closed as not planned decides nothing here.
 */
export function followIssue(before: Prevention, { state, reason }: IssueReport, now: string): Prevention {
  const { issue } = before
  if (issue?.kind !== 'github' || issue.state === state) return before
  const after: Prevention = { ...before, issue: { ...issue, state }, version: before.version + 1, updatedAt: now }
  const isCompleted = state === 'closed' && (reason === null || reason === 'completed')
  if (isCompleted && isUnfinished(before)) {
    return { ...after, state: 'done', evidence: { text: 'Closed on GitHub', url: issue.url }, doneAt: now }
  }
  if (state === 'open' && before.state === 'done') return { ...after, state: 'doing', evidence: null, doneAt: null }
  return after
}

/** What is still in place and no prevention takes on: each is proposed as one. */
export function proposalsOf(
  incident: IncidentState,
  preventions: readonly Pick<Prevention, 'mitigationId'>[],
): Pick<CrutchView, 'mitigationId' | 'title' | 'expiresAt'>[] {
  const taken = new Set(preventions.map(({ mitigationId }) => mitigationId))
  return crutchesOf(incident)
    .filter(({ mitigationId }) => !taken.has(mitigationId))
    .map(({ mitigationId, title, expiresAt }) => ({ mitigationId, title, expiresAt }))
}

const FIRST_REMINDER_DAYS = 3
const WEEK_DAYS = 7
const REMIND_AT = 'T09:00:00.000Z'

/**
 * When somebody is reminded next, after an instant: three days before it is due, on the day, then each week; of one that
 * is declined on the day to ask again. Null when there is nothing to say any more.
 */
export function nextReminder(
  { state, dueOn, declined }: Pick<Prevention, 'state' | 'dueOn' | 'declined'>,
  after: Date,
): Date | null {
  if (state === 'declined') {
    const ask = declined ? morningOf(declined.askAgainOn) : 0
    return ask > after.getTime() ? new Date(ask) : null
  }
  if (!isUnfinished({ state }) || dueOn === null) return null
  const due = morningOf(dueOn)
  const first = due - FIRST_REMINDER_DAYS * DAY_MS
  if (after.getTime() < first) return new Date(first)
  if (after.getTime() < due) return new Date(due)
  const weeks = Math.floor((after.getTime() - due) / (WEEK_DAYS * DAY_MS)) + 1
  return new Date(due + weeks * WEEK_DAYS * DAY_MS)
}

const morningOf = (day: string): number => Date.parse(`${day}${REMIND_AT}`)
