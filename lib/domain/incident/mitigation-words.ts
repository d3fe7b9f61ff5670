import { excerpt } from '../text'
import type { Mitigation, MitigationState } from './mitigation'
import { isInFlight } from './mitigations-now'
import { spokenDue } from './spoken'

const STATES = {
  proposed: 'is proposed',
  'in-progress': 'is under way',
  watching: 'is watched',
  worked: 'worked',
  'no-effect': 'had no effect',
  'made-worse': 'made it worse',
  reverted: 'was reverted',
  abandoned: 'was abandoned',
} satisfies Record<MitigationState, string>

/** What was tried and how it went, as one says it: “roll back #8412 is watched, its check is due in 3 minutes”. */
export function spokenMitigation({ title, state, checkAt }: Mitigation, now: string, max = 70): string {
  const check = checkAt === null ? '' : `, its check is ${spokenDue(checkAt, now)}`
  return `${excerpt(title, max)} ${STATES[state]}${check}`
}

/** The mitigation that says most about how it stands: one that goes on, else the last that was begun or proposed. */
export function tellingMitigation(mitigations: readonly Mitigation[]): Mitigation | undefined {
  return (
    mitigations.findLast(isInFlight) ??
    mitigations.findLast(({ state }) => state === 'worked') ??
    mitigations.findLast(({ startedAt }) => startedAt !== null) ??
    mitigations.at(-1)
  )
}
