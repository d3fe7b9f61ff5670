import { expect, test } from 'vitest'
import { isBegun, problemCountText } from '@/components/on-call/rota-words'
import type { SeatNow } from '@/lib/domain/on-call/rota-view'

const now = Date.parse('2026-11-28T13:00:00Z')
const nobody: SeatNow = { seat: 'primary', person: null, since: '', until: '', next: null, isAccepted: null }
const gapFrom = (from: string) => ({ nextGap: { seat: 'primary' as const, from, to: '2026-12-07T08:00:00.000Z' } })

test('[ROTA-17] [ONCALL-1] before its first rotation nobody has a seat, and that is no gap', () => {
  expect(isBegun({ nextGap: null }, nobody, now)).toBe(false)
  expect(isBegun(gapFrom('2026-12-01T00:00:00.000Z'), nobody, now)).toBe(false)
  expect(isBegun(gapFrom('2026-11-28T13:00:00.000Z'), nobody, now)).toBe(true)
  expect(isBegun({ nextGap: null }, { ...nobody, person: { id: 'ada', name: 'Ada' } }, now)).toBe(true)
})

test('things are counted in words', () => {
  expect(problemCountText(1)).toBe('1 thing to look at')
  expect(problemCountText(3)).toBe('3 things to look at')
})
