import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeOf, nextReportAt } from './alerts-changed'

test('[INTAKE-5] what changed follows from the counts', () => {
  expect(changeOf({ firing: 0, total: 0 }, { firing: 3, total: 3 })).toEqual({ fired: 3, resolved: 0 })
  expect(changeOf({ firing: 3, total: 3 }, { firing: 1, total: 3 })).toEqual({ fired: 0, resolved: 2 })
  expect(changeOf({ firing: 3, total: 3 }, { firing: 3, total: 3 })).toBeNull()
})

test('[INTAKE-5] an alert that fired and resolved in between counts as both', () => {
  expect(changeOf({ firing: 1, total: 1 }, { firing: 1, total: 2 })).toEqual({ fired: 1, resolved: 1 })
})

test('[INTAKE-5] however the telling is cut up, the sums agree', () => {
  const step = fc.record({ fire: fc.nat(50), resolve: fc.nat(50), isTold: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const now = { firing: 0, total: 0 }
      let told = { ...now }
      const sums = { fired: 0, resolved: 0 }
      for (const { fire, resolve, isTold } of [...steps, { fire: 0, resolve: 0, isTold: true }]) {
        now.total += fire
        now.firing = Math.max(0, now.firing + fire - resolve)
        if (!isTold) continue
        const change = changeOf(told, now)
        sums.fired += change?.fired ?? 0
        sums.resolved += change?.resolved ?? 0
        told = { ...now }
      }
      expect(sums.fired).toBe(now.total)
      expect(sums.fired - sums.resolved).toBe(now.firing)
    }),
  )
})

test('[INTAKE-5] the log is told at most once a second', () => {
  expect(nextReportAt({ firing: 0, total: 0, last: null })).toBe(0)
  const last = { title: 'An alert', at: '2026-11-20T22:00:00.000Z' }
  expect(nextReportAt({ firing: 1, total: 1, last })).toBe(Date.parse('2026-11-20T22:00:01.000Z'))
})
