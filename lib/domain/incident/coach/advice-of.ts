import type { Advice, CoachRule, Room } from './advice'
import { commanderAbsent, holderAbsent, noCommander } from './role-rules'
import { alone, firesAgain, impactUnknown, noServices, questionWaiting, silentPerson } from './situation-rules'
import { noUpdatePromised, updateOverdue, updateSoonUnowned } from './update-rules'

/** The most important first. */
const rules: readonly CoachRule[] = [
  commanderAbsent,
  noCommander,
  updateOverdue,
  alone,
  updateSoonUnowned,
  holderAbsent,
  impactUnknown,
  noUpdatePromised,
  questionWaiting,
  noServices,
  silentPerson,
]

/** Once it is over there is little left to say. */
const rulesWhenResolved: readonly CoachRule[] = [firesAgain]

const none: ReadonlySet<string> = new Set()

/**
 * The one thing worth saying about the room now, or null: once it is resolved only that it
 * comes back, and nothing whose id was put off (SPEC STATE-4). `incident` is the state from the log; presence and the clock are given.
 */
export function adviceOf({ dismissed = none, ...room }: Room & { dismissed?: ReadonlySet<string> }): Advice | null {
  const { status } = room.incident
  if (status === 'closed') return null
  for (const rule of status === 'resolved' ? rulesWhenResolved : rules) {
    const advice = rule(room)
    if (advice && !dismissed.has(advice.id)) return advice
  }
  return null
}
