import { AppError, refuse } from '../errors'
import { later, millisecondsBetween } from './clock'
import type { CommandContext } from './define-command'
import { refOf, requireResponder } from './lookups'
import { type Mitigation, type MitigationKind, type MitigationState, STATE_NAMES } from './mitigation'
import { canView } from './policy'
import type { IncidentState } from './state'
import type { Ref } from './values'

const DAY_MS = 24 * 3_600_000
const MINUTE_MS = 60_000
/** What is left in place is looked at again within this time. */
const LONGEST_CRUTCH_MS = 366 * DAY_MS
/** How long something stays in place when nobody says otherwise. */
export const CRUTCH_DAYS = 7
/** The room asks "did it work?" at most this much later. */
export const MAX_CHECK_MINUTES = 1440

/** From each state, those that may follow; a judged one is tried again as another mitigation (SPEC MIT-2). */
const arrows = {
  proposed: ['in-progress', 'abandoned'],
  'in-progress': ['watching', 'worked', 'no-effect', 'made-worse', 'abandoned'],
  watching: ['worked', 'no-effect', 'made-worse'],
  worked: ['reverted'],
  'no-effect': ['reverted'],
  'made-worse': ['reverted'],
  reverted: [],
  abandoned: [],
} as const satisfies Record<MitigationState, readonly MitigationState[]>

const stepsFrom: Record<MitigationState, readonly MitigationState[]> = arrows

/** Whether a mitigation may go from one state to another in one step. */
export const canStep = (from: MitigationState, to: MitigationState): boolean => stepsFrom[from].includes(to)

/** The mitigation of this id in the incident. */
export function requireMitigation({ mitigations }: IncidentState, mitigationId: string): Mitigation {
  const found = mitigations.find(({ id }) => id === mitigationId)
  if (found) return found
  const message = 'There is no such mitigation in this incident.'
  throw new AppError('not_found', message, { rule: 'CMD-8', fields: [{ path: 'input.mitigationId', message }] })
}

/** Refuses a step its state does not allow, with a sentence that says how it stands and who said so (SPEC MIT-2). */
export function refuseStep(one: Mitigation, to: MitigationState): void {
  if (!canStep(one.state, to)) throw refuse('MIT-2', stepSentence(one, to), 'mitigationId')
}

function stepSentence({ title, state, endedBy }: Mitigation, to: MitigationState): string {
  const by = endedBy ? ` (${endedBy.name})` : ''
  switch (state) {
    case 'proposed':
      return `“${title}” was not started yet: start it first.`
    case 'in-progress':
      return `“${title}” is still in progress: say first what it did.`
    case 'watching':
      return to === 'abandoned'
        ? `“${title}” was done and is watched: say what it did instead of abandoning it.`
        : `“${title}” is being watched: say first what it did.`
    case 'worked':
    case 'no-effect':
    case 'made-worse':
      return `“${title}” was judged already${by}: ${STATE_NAMES[state].toLowerCase()}. Propose it again to try again.`
    case 'reverted':
      return `“${title}” was reverted already${by}. Propose it again to try again.`
    case 'abandoned':
      return `“${title}” was abandoned already${by}. Propose it again to try it.`
    default:
      state satisfies never
      return ''
  }
}

/** When the room asks "did it work?", from when something begins and the minutes it is given. */
export const checkAtOf = (from: string, minutes: number): string => later(from, minutes * MINUTE_MS)

/** Somebody who may own a mitigation here: takes part in incidents and may see this one (SPEC MIT-3). */
export function requireOwner(incident: IncidentState, context: CommandContext, id: string, field: string): Ref {
  const person = requireResponder(context, id, field)
  if (canView({ ...person, kind: 'person', scope: 'admin' }, incident)) return refOf(person)
  throw refuse('MIT-3', `This incident is private: add ${person.name} as a member first.`, field)
}

/** Whether something of this kind usually stays in place once it worked, and has to be undone one day. */
export function usuallyStays({ kind, reversible }: Pick<Mitigation, 'kind' | 'reversible'>): boolean {
  return reversible && staying.has(kind)
}

const staying = new Set<MitigationKind>(['flag-off', 'scale-up', 'fail-over', 'shift-traffic', 'limit-load'])

/** Refuses an expiry that is over, or further ahead than anybody would remember (SPEC MIT-6). */
export function refuseExpiry(expiresAt: string, { now }: CommandContext, field: string): void {
  const ahead = millisecondsBetween(now, expiresAt)
  if (ahead <= 0) throw refuse('MIT-6', 'It cannot expire in the past.', field)
  if (ahead > LONGEST_CRUTCH_MS) throw refuse('MIT-6', 'It expires within a year, or is made permanent.', field)
}

/** What is left in place of a mitigation and not settled; refused when there is nothing (SPEC MIT-7). */
export function requireCrutch({ title, crutch }: Mitigation): NonNullable<Mitigation['crutch']> {
  if (!crutch) throw refuse('MIT-7', `“${title}” left nothing in place.`, 'mitigationId')
  if (!crutch.settled) return crutch
  const { as, by } = crutch.settled
  const what = as === 'undone' ? 'undone' : 'made permanent'
  throw refuse('MIT-7', `“${title}” was ${what} already (${by.name}).`, 'mitigationId')
}
