import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Inject, injectsOf } from './scenario'
import { type DrillRun, dueInject, elapsedOf, instantOf, nextInject, pausedAt, resumedAt } from './schedule'

const acts = fc.array(fc.record({ wait: fc.nat(90_000), what: fc.constantFrom('look', 'pause', 'resume') }), {
  maxLength: 60,
})
const steps = fc.array(fc.nat(600_000), { minLength: 1, maxLength: 20 })

test('[DRILL-4] however it is paused, no step is early, none is lost, and they come in order', () => {
  fc.assert(
    fc.property(steps, acts, (times, played) => {
      const injects = injectsOf({
        steps: times.map((at) => ({ at, message: { from: 'Somebody', text: 'Hello' } })),
      })
      let now = 1_000_000
      let run: DrillRun = { state: 'running', startedAt: now, pausedAt: null, pausedMs: 0, stepsDone: 0 }
      let ran = 0
      const done: Inject[] = []
      const look = () => {
        for (let due = dueInject(injects, run, now); due; due = dueInject(injects, run, now)) {
          expect(due.at).toBeLessThanOrEqual(ran)
          expect(now).toBeGreaterThanOrEqual(instantOf(run, due.at))
          done.push(due)
          run = { ...run, stepsDone: run.stepsDone + 1 }
        }
      }
      for (const { wait, what } of played) {
        now += wait
        if (run.state === 'running') ran += wait
        if (what === 'look') look()
        if (what === 'pause') run = pausedAt(run, now)
        if (what === 'resume') run = resumedAt(run, now)
        expect(elapsedOf(run, now)).toBe(ran)
      }
      run = resumedAt(run, now)
      now += 600_000
      ran += 600_000
      look()
      expect(nextInject(injects, run)).toBeNull()
      expect(done.map(({ index }) => index)).toEqual(injects.map(({ index }) => index))
      expect(done.map(({ at }) => at)).toEqual(times.toSorted((one, other) => one - other))
    }),
  )
})

test('[DRILL-4] nothing is due while it is paused or over', () => {
  const injects = injectsOf({ steps: [{ at: 0, message: { from: 'Somebody', text: 'Hello' } }] })
  const run: DrillRun = { state: 'running', startedAt: 0, pausedAt: null, pausedMs: 0, stepsDone: 0 }
  expect(dueInject(injects, run, 10)).toMatchObject({ index: 0 })
  expect(dueInject(injects, pausedAt(run, 5), 10)).toBeNull()
  expect(dueInject(injects, { ...run, state: 'ended' }, 10)).toBeNull()
})
