import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Suspect, spanWords, suspicionOf } from './suspicion'

const ONSET = '2026-11-21T12:00:00.000Z'
const ago = (minutes: number) => new Date(Date.parse(ONSET) - minutes * 60_000).toISOString()
const deploy: Suspect = { at: ago(22), kind: 'deploy', status: 'succeeded', size: null, distance: 0, quietMs: null }

const minutes = fc.integer({ min: 0, max: 7 * 24 * 60 })
const suspect: fc.Arbitrary<Suspect> = fc.record({
  at: minutes.map(ago),
  kind: fc.constantFrom('deploy', 'flag', 'config', 'infrastructure', 'other'),
  status: fc.constantFrom('started', 'succeeded', 'failed', 'unknown'),
  size: fc.option(fc.nat(100_000)),
  distance: fc.nat(4),
  quietMs: fc.option(fc.nat(30 * 24 * 3_600_000)),
})
const scoreOf = (change: Suspect) => suspicionOf(change, ONSET).score

describe('[CHANGE-6] suspicion', () => {
  test('of a deploy of the same service minutes before is the highest level, and says why', () => {
    const { level, factors } = suspicionOf(deploy, ONSET)
    expect(level).toBe(3)
    expect(factors.map(({ words }) => words)).toEqual(['22 min before', 'same service', 'size not known'])
  })

  test('of one on a dependency hours before is lower, and of one days ago the lowest', () => {
    expect(suspicionOf({ ...deploy, at: ago(180), distance: 2 }, ONSET).level).toBe(2)
    expect(suspicionOf({ ...deploy, at: ago(60 * 48), distance: 1 }, ONSET).level).toBe(1)
  })

  test('names what is out of the ordinary', () => {
    const odd = { ...deploy, size: 4200, quietMs: 12 * 24 * 3_600_000, status: 'failed' as const }
    expect(
      suspicionOf(odd, ONSET)
        .factors.map(({ words }) => words)
        .slice(2),
    ).toEqual(['4,200 changed lines', 'the first change there in 12 d', 'it failed'])
  })

  test('is between 0 and 100, and its factors add up to it', () => {
    fc.assert(
      fc.property(suspect, (change) => {
        const { score, factors } = suspicionOf(change, ONSET)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(100)
        const said = factors.reduce((sum, { points }) => sum + points, 0)
        expect(Math.abs(score - said)).toBeLessThanOrEqual(3)
      }),
    )
  })

  test('never falls when a change is closer in time', () => {
    fc.assert(
      fc.property(suspect, minutes, minutes, (change, a, b) => {
        const [near, far] = [Math.min(a, b), Math.max(a, b)]
        expect(scoreOf({ ...change, at: ago(near) })).toBeGreaterThanOrEqual(scoreOf({ ...change, at: ago(far) }))
      }),
    )
  })

  test('never falls when a change is nearer, larger, or failed', () => {
    fc.assert(
      fc.property(suspect, fc.nat(4), fc.nat(4), fc.nat(9999), fc.nat(9999), (change, a, b, one, other) => {
        const with_ = (over: Partial<Suspect>) => scoreOf({ ...change, ...over })
        expect(with_({ distance: Math.min(a, b) })).toBeGreaterThanOrEqual(with_({ distance: Math.max(a, b) }))
        expect(with_({ size: Math.max(one, other) })).toBeGreaterThanOrEqual(with_({ size: Math.min(one, other) }))
        expect(with_({ status: 'failed' })).toBeGreaterThanOrEqual(with_({ status: 'succeeded' }))
      }),
    )
  })

  test('of what came after it began has nothing from time', () => {
    const { level, factors } = suspicionOf({ ...deploy, at: ago(-5) }, ONSET)
    expect(level).toBe(1)
    expect(factors[0]).toEqual({ points: 0, words: '5 min after it began' })
  })
})

test.each([
  [30_000, 'under a minute'],
  [22 * 60_000, '22 min'],
  [3.5 * 3_600_000, '3 h'],
  [33 * 3_600_000, '1 d 9 h'],
  [48 * 3_600_000, '2 d'],
])('%i ms are %s', (ms, words) => {
  expect(spanWords(ms)).toBe(words)
})
