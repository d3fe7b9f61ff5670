import { expect, test } from 'vitest'
import { stagesOf } from '@/lib/domain/on-call/escalation'
import type { Plan } from '@/lib/domain/on-call/escalation-policy'
import { nextStageOf, nextText, placeText } from './escalation-words'

const step = { afterMinutes: 5, targets: [{ kind: 'webhook' as const, url: 'https://pager.example/' }] }

test('[ESC-3] what comes next is what the plan asks next, from the first stage to the last', () => {
  for (const [count, repeat] of [
    [0, 0],
    [1, 0],
    [2, 1],
    [3, 2],
  ] as const) {
    const plan: Plan = { steps: Array(count).fill(step), repeat, holdMinutes: null, teamId: null, deployerIds: ['ada'] }
    const stages = stagesOf(plan)
    const told = stages.map((stage) => nextStageOf({ stage, steps: count, repeat }))
    expect(told).toEqual([...stages.slice(1), null])
    expect(nextStageOf({ stage: null, steps: count, repeat })).toEqual(stages[1])
  }
})

test('it says where a run is, and when the next is asked', () => {
  const run = {
    stage: { kind: 'step', step: 0, round: 1 },
    steps: 2,
    repeat: 1,
    state: 'running',
    dueAt: '2026-11-28T14:10:00.000Z',
  } as const
  expect(placeText(run)).toBe('Step 1 of 2, round 2')
  expect(nextText(run, Date.parse('2026-11-28T14:05:50.000Z'))).toBe('step 2, round 2 in 04:10')
  expect(nextText(run, Date.parse('2026-11-28T14:10:01.000Z'))).toBe('step 2, round 2 now')
  expect(nextText({ ...run, stage: { kind: 'admins' } }, Date.parse('2026-11-28T14:09:00.000Z'))).toBe('ends in 01:00')
  expect(nextText({ ...run, state: 'acknowledged', dueAt: null }, 0)).toBeNull()
  expect(placeText({ stage: { kind: 'team' }, steps: 2 })).toBe('The whole team')
})
