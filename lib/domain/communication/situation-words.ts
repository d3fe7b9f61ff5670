import { affectedNumber } from '../incident/blast-radius-words'
import type { Mitigation, MitigationKind, MitigationState } from '../incident/mitigation'
import { sentence, spokenList } from '../incident/spoken'
import type { IncidentState } from '../incident/state'

/** What an update is drafted from. */
export type DraftState = Pick<
  IncidentState,
  | 'key'
  | 'title'
  | 'kind'
  | 'severity'
  | 'status'
  | 'services'
  | 'instants'
  | 'roles'
  | 'radius'
  | 'mitigations'
  | 'cadence'
  | 'drill'
>

const UNKNOWN_RADIUS = 'It is not known yet who is affected, or how many.'
const TRENDS = { growing: 'growing', steady: 'holding steady', shrinking: 'shrinking', unknown: '' }
const CONFIDENCE = { guess: 'This is a guess.', likely: 'This is likely, not certain.', certain: '' }

/** Who is affected, in sentences for people who do not run the services. */
export function impactWords({ radius }: Pick<DraftState, 'radius'>): string {
  if (!radius) return UNKNOWN_RADIUS
  const { affected, who, regions, trend, confidence } = radius
  const number = affectedNumber(affected)
  const size = { count: `${number} ${who}`, share: `${number} of ${who}`, unknown: `${who}; how many is not known yet` }
  const where = regions.length > 0 ? `, in ${spokenList(regions)}` : ''
  const course = TRENDS[trend] && `, and it is ${TRENDS[trend]}`
  return [sentence(`Affected: ${size[affected.kind]}${where}${course}`), CONFIDENCE[confidence]]
    .filter(Boolean)
    .join(' ')
}

const STEPS = {
  'roll-back': 'Rolling back a change',
  'flag-off': 'Switching a feature off',
  'scale-up': 'Adding capacity',
  'fail-over': 'Moving to a standby',
  restart: 'Restarting a part of the system',
  'shift-traffic': 'Shifting traffic',
  'revert-config': 'Reverting a setting',
  'limit-load': 'Limiting the load',
  other: 'A countermeasure',
} satisfies Record<MitigationKind, string>

const COURSES = {
  proposed: 'proposed, not begun',
  'in-progress': 'under way',
  watching: 'done, and its effect is being watched',
  worked: 'it worked',
  'no-effect': 'it had no effect',
  'made-worse': 'it made things worse',
  reverted: 'taken back',
  abandoned: 'given up',
} satisfies Record<MitigationState, string>

const NOTHING_TRIED = 'Nothing has been tried yet; the cause is being looked for.'

/** What is done against it, without a name: for people outside the room. */
export function stepWords({ mitigations }: Pick<DraftState, 'mitigations'>): string {
  const steps = shown(mitigations).map(({ kind, state }) => `${STEPS[kind]}: ${COURSES[state]}.`)
  return steps.length === 0 ? NOTHING_TRIED : [...new Set(steps)].join(' ')
}

/** The same for those inside: what exactly, who does it, what came of it; a line each. */
export function mitigationLines({ mitigations }: Pick<DraftState, 'mitigations'>): string {
  const lines = shown(mitigations).map(({ title, owner, state }) => `- ${title} (${owner.name}): ${COURSES[state]}`)
  return lines.length === 0 ? NOTHING_TRIED : lines.join('\n')
}

/** Given-up ideas are noise to whoever waits. */
const shown = (mitigations: Mitigation[]): Mitigation[] => mitigations.filter(({ state }) => state !== 'abandoned')

/** How it stands, in a sentence that names nothing and nobody. */
export function publicSituation({ status, mitigations }: Pick<DraftState, 'status' | 'mitigations'>): string {
  switch (status) {
    case 'active':
      return mitigations.some(({ state }) => state === 'in-progress' || state === 'watching')
        ? 'We know of a problem, and a countermeasure is under way.'
        : 'We know of a problem and are looking into it.'
    case 'mitigated':
      return 'As far as we can see, the effects of the problem have ended. We are making sure that it stays that way.'
    case 'resolved':
    case 'closed':
      return 'The problem is over.'
    default:
      status satisfies never
      return ''
  }
}

export const PUBLIC_SUBJECTS = {
  active: 'We are looking into a problem',
  mitigated: 'The effects of a problem have ended',
  resolved: 'A problem is over',
  closed: 'A problem is over',
} satisfies Record<IncidentState['status'], string>

const pad = (number: number) => String(number).padStart(2, '0')

/** An instant as it reads the same everywhere: "14:06 UTC", with the day when it is another one. */
export function utcWords(at: string, now: string): string {
  const instant = new Date(at)
  const time = `${pad(instant.getUTCHours())}:${pad(instant.getUTCMinutes())} UTC`
  if (at.slice(0, 10) === now.slice(0, 10)) return time
  return `${time} on ${instant.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' })}`
}

/** When there will be more to say. */
export function nextUpdateWords(nextDueAt: string | null, status: IncidentState['status'], now: string): string {
  if (nextDueAt) return `by ${utcWords(nextDueAt, now)}`
  return status === 'active' || status === 'mitigated' ? 'as soon as there is news' : 'none; this is the last one'
}
