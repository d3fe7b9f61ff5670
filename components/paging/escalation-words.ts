import { clockText } from '@/components/ui/time-text'
import type { EscalationNow } from '@/lib/domain/on-call/escalation'
import { type Stage, stageWords } from '@/lib/domain/on-call/escalation-policy'

type Place = Pick<EscalationNow, 'stage' | 'steps' | 'repeat'>

/** Whom a run asks after where it is, as far as its policy says; null after the last. A stage that has nobody is passed over. */
export function nextStageOf({ stage, steps, repeat }: Place): Stage | null {
  const step = (number: number, round: number): Stage => ({ kind: 'step', step: number, round })
  const first = steps > 0 ? step(0, 0) : ({ kind: 'team' } as const)
  if (stage === null || stage.kind === 'deployer') return first
  if (stage.kind === 'admins') return null
  if (stage.kind === 'team') return { kind: 'admins' }
  if (stage.step + 1 < steps) return step(stage.step + 1, stage.round)
  return stage.round < repeat ? step(0, stage.round + 1) : { kind: 'team' }
}

/** Where a run is: "Step 2 of 3", "Step 1 of 3, round 2", "The whole team". */
export function placeText({ stage, steps }: Pick<Place, 'stage' | 'steps'>): string {
  if (stage === null) return 'Beginning'
  if (stage.kind !== 'step') return stageWords(stage).replace(/^./, (letter) => letter.toUpperCase())
  const round = stage.round > 0 ? `, round ${stage.round + 1}` : ''
  return `Step ${stage.step + 1} of ${steps}${round}`
}

/** What comes next, and when: "step 2 in 04:10". Null when nothing does. */
export function nextText(run: Place & Pick<EscalationNow, 'dueAt' | 'state'>, now: number): string | null {
  if (run.state !== 'running' || run.dueAt === null) return null
  const next = nextStageOf(run)
  const left = Date.parse(run.dueAt) - now
  if (left <= 0) return next ? `${stageWords(next)} now` : 'ends now'
  return next ? `${stageWords(next)} in ${clockText(left)}` : `ends in ${clockText(left)}`
}
