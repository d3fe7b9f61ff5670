import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aPlan, toPerson } from '@/lib/testing/paging'
import { person } from '@/lib/testing/rotas'
import { holdsUntil, isDue, isStageRefused, moveTo, stagesOf } from './escalation'
import { cutShort, type Plan, type Stage } from './escalation-policy'
import type { PageNow, PageState } from './page'

const NOW = '2026-11-28T03:12:00.000Z'
const MINUTE_MS = 60_000

const plans = fc
  .record({
    minutes: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 0, maxLength: 5 }),
    repeat: fc.nat(9),
    hasDeployer: fc.boolean(),
    holdMinutes: fc.option(fc.integer({ min: 5, max: 720 })),
  })
  .map(
    ({ minutes, repeat, hasDeployer, holdMinutes }): Plan =>
      aPlan({
        steps: minutes.map((afterMinutes, n) => ({ afterMinutes, targets: [toPerson({ id: person(n) })] })),
        repeat,
        holdMinutes,
        teamId: person(90),
        deployerIds: hasDeployer ? [person(80)] : [],
      }),
  )

/** Who a stage means is whatever a test says; a list may name somebody twice. */
const crowds = fc.array(fc.array(fc.nat(4), { maxLength: 4 }), { minLength: 1, maxLength: 12 })
const peopleBy = (crowd: number[][]) => (stages: Stage[]) => (stage: Stage) => {
  const index = stages.indexOf(stage)
  return (crowd[index % crowd.length] ?? []).map((n) => ({ id: person(n), name: `P${n}` }))
}

/** Runs through a plan when nobody ever answers; answers each stage that is asked and when. */
function silentRun(plan: Plan, peopleAt: (stage: Stage) => { id: string; name: string }[]) {
  const asked: { position: number; stage: Stage; at: number; people: string[] }[] = []
  const skipped: Stage[] = []
  let at = Date.parse(NOW)
  let from = 0
  for (;;) {
    const move = moveTo(plan, from, new Date(at).toISOString(), peopleAt)
    skipped.push(...move.skipped)
    if (move.kind === 'exhausted') return { asked, skipped, endedAt: at }
    asked.push({ position: move.position, stage: move.stage, at, people: move.people.map(({ id }) => id) })
    // Never early: a moment before it is due nothing happens.
    const running = { state: 'running' as const, dueAt: move.dueAt }
    expect(isDue(running, new Date(Date.parse(move.dueAt) - 1).toISOString())).toBe(false)
    expect(isDue(running, move.dueAt)).toBe(true)
    at = Date.parse(move.dueAt)
    from = move.position + 1
  }
}

describe('[ESC-3] a run that nobody answers', () => {
  it('asks every step in order, as often as it repeats and once more, then the team, then the admins', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { asked } = silentRun(plan, () => [{ id: person(1), name: 'Ada' }])
        const steps = plan.steps.map((_, step) => step)
        const expected = [
          ...(plan.deployerIds.length > 0 ? ['deployer'] : []),
          ...Array.from({ length: plan.repeat + 1 }, (_, round) => steps.map((step) => `${round} ${step}`)).flat(),
          'team',
          'admins',
        ]
        expect(asked.map(({ stage }) => (stage.kind === 'step' ? `${stage.round} ${stage.step}` : stage.kind))).toEqual(
          expected,
        )
      }),
    )
  })

  it('reaches each stage exactly when those before it have waited, never early and never late', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { asked } = silentRun(plan, () => [{ id: person(1), name: 'Ada' }])
        let at = Date.parse(NOW)
        for (const one of asked) {
          expect(one.at).toBe(at)
          const minutes = one.stage.kind === 'step' ? plan.steps[one.stage.step]!.afterMinutes : 5
          at += minutes * MINUTE_MS
        }
      }),
    )
  })

  it('asks nobody twice in one stage, loses no stage, and skips those that mean nobody at once', () => {
    fc.assert(
      fc.property(plans, crowds, (plan, crowd) => {
        const stages = stagesOf(plan)
        const same = (stage: Stage) => stages.find((one) => JSON.stringify(one) === JSON.stringify(stage))!
        const peopleAt = (stage: Stage) => peopleBy(crowd)(stages)(same(stage))
        const { asked, skipped } = silentRun(plan, peopleAt)
        for (const { people } of asked) expect(new Set(people).size).toBe(people.length)
        expect(asked.length + skipped.length).toBe(stages.length)
        for (const stage of skipped) expect(peopleAt(stage)).toEqual([])
        for (const { stage, people } of asked)
          expect(new Set(people)).toEqual(new Set(peopleAt(stage).map(({ id }) => id)))
        expect(new Set(asked.map(({ position }) => position)).size).toBe(asked.length)
      }),
    )
  })

  it('always comes to the fallback: whoever the policy means, the team and the admins are asked', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const onlyFallback = (stage: Stage) =>
          stage.kind === 'team' || stage.kind === 'admins' ? [{ id: person(9), name: 'X' }] : []
        expect(silentRun(plan, onlyFallback).asked.map(({ stage }) => stage.kind)).toEqual(['team', 'admins'])
      }),
    )
  })
})

describe('[ESC-5] a stage', () => {
  const page = (state: PageState, position = 0, lap = 0): PageNow => ({
    id: `${position}-${state}`,
    person: { id: person(1), name: 'Ada' },
    state,
    urgency: 'high',
    askedAt: NOW,
    askedSeq: 2,
    askedBy: null,
    expiresAt: NOW,
    of: { escalationId: 'e', position, lap },
    answeredAt: null,
    arrivesAt: null,
  })
  const place = { id: 'e', position: 0, lap: 0 }

  it('is refused when everybody it asked declined or could not be told, and nobody else counts', () => {
    expect(isStageRefused(place, [page('declined'), page('failed')])).toBe(true)
    expect(isStageRefused(place, [page('declined'), page('sent')])).toBe(false)
    expect(isStageRefused(place, [page('declined'), page('seen', 1), page('sent', 0, 1)])).toBe(true)
    expect(isStageRefused(place, [])).toBe(false)
  })
})

it('[ESC-6] an acknowledgement holds as long as the plan says, or until who comes should be there', () => {
  expect(holdsUntil(aPlan(), NOW)).toBeNull()
  expect(holdsUntil(aPlan({ holdMinutes: 30 }), NOW)).toBe('2026-11-28T03:42:00.000Z')
  expect(holdsUntil(aPlan({ holdMinutes: 30 }), NOW, 45)).toBe('2026-11-28T03:57:00.000Z')
})

describe('[ESC-11] a personal rule that the next step would cut short', () => {
  const policy = { steps: [5, 15].map((afterMinutes) => ({ afterMinutes, targets: [toPerson({ id: person(1) })] })) }

  it('is every minute of it that comes when somebody else is asked already', () => {
    expect(cutShort([0, 2, 5, 10, 20], policy)).toEqual([
      { afterMinutes: 5, step: 1, stepMinutes: 5 },
      { afterMinutes: 10, step: 1, stepMinutes: 5 },
      { afterMinutes: 20, step: 1, stepMinutes: 5 },
    ])
    expect(cutShort([0, 2], policy)).toEqual([])
  })

  it('looks only at steps that may mean them', () => {
    expect(cutShort([10], policy, () => false)).toEqual([])
    const mine = {
      steps: [
        { afterMinutes: 5, targets: [{ kind: 'webhook' as const, url: 'https://example.org' }] },
        policy.steps[1]!,
      ],
    }
    expect(cutShort([10, 15], mine)).toEqual([{ afterMinutes: 15, step: 2, stepMinutes: 15 }])
  })
})
