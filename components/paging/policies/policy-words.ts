import { countWords } from '@/lib/domain/count-words'
import type { PolicySummary } from '@/lib/domain/on-call/paging-view'

/** "3 steps, gone through twice". */
export function stepsText({ steps, repeat }: Pick<PolicySummary, 'steps' | 'repeat'>): string {
  const count = countWords(steps, 'step')
  if (repeat === 0) return count
  return `${count}, gone through ${repeat === 1 ? 'twice' : `${repeat + 1} times`}`
}

/** When everybody is asked: "After 45 min everybody of the team, then the admins". */
export const fallbackText = ({ minutesToFallback, team }: Pick<PolicySummary, 'minutesToFallback' | 'team'>): string =>
  `After ${minutesToFallback} min everybody of ${team?.name ?? 'the team that owns the service'}, then the admins`

/** How long who acknowledges has it. */
export const holdText = (holdMinutes: number | null): string =>
  holdMinutes === null
    ? 'An acknowledgement holds until the incident is resolved'
    : `An acknowledgement holds for ${holdMinutes} min`
