import { describe, expect, test } from 'vitest'
import { holdStateAt, newSilenceSchema, problemOfSpan, spokenMatchers } from './silence'

const at = (hour: number) => `2026-11-29T${String(hour).padStart(2, '0')}:00:00.000Z`

describe('when a silence holds', () => {
  test('[ALERT-4] from its start to its end, unless it was lifted', () => {
    const span = { startsAt: at(10), endsAt: at(12), liftedAt: null }
    expect([9, 10, 11, 12].map((hour) => holdStateAt(span, at(hour)))).toEqual(['planned', 'active', 'active', 'over'])
    expect(holdStateAt({ ...span, liftedAt: at(11) }, at(11))).toBe('over')
  })

  test('[ALERT-4] it ends after it starts, in the future, and within a month', () => {
    const problem = (startsAt: string, endsAt: string) => problemOfSpan({ startsAt, endsAt }, at(9), 'silence')?.message
    expect(problem(at(10), at(12))).toBeUndefined()
    expect(problem(at(12), at(12))).toContain('not after')
    expect(problem(at(7), at(8))).toContain('past')
    expect(problem(at(10), '2026-12-30T10:00:00.000Z')).toContain('30 days')
    expect(problemOfSpan({ startsAt: at(10), endsAt: '2026-12-30T10:00:00.000Z' }, at(9), 'window')).toBeNull()
  })
})

test('[ALERT-4] a silence asks for something that is there', () => {
  const silence = { id: 'a3c8e8b0-8f8e-4f0a-9a3e-0d3c3f5b8a11', reason: 'Known', endsAt: at(12) }
  const matching = (...matchers: object[]) => newSilenceSchema.safeParse({ ...silence, matchers }).success
  expect(matching({ name: 'alertname', value: 'Slow' })).toBe(true)
  expect(matching({ name: 'alertname', op: '!=', value: 'Slow' })).toBe(false)
  expect(matching()).toBe(false)
  expect(spokenMatchers([{ name: 'service', op: '=~', value: 'shop.*' }])).toBe('service=~"shop.*"')
})
