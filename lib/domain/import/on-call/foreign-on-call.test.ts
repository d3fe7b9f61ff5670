import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everyDay, onDay, turnOf, windowsOf } from './foreign-on-call'

describe('hours of the week', () => {
  it('cover exactly the minutes of their spans, whatever they are', () => {
    const span = fc.record({ from: fc.integer({ min: 0, max: 10_079 }), minutes: fc.integer({ min: 1, max: 3000 }) })
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 6 }), (spans) => {
        const open = (minute: number) => spans.some(({ from, minutes }) => (minute - from + 10_080) % 10_080 < minutes)
        const windows = windowsOf(spans)
        if (windows === null) return
        const at = ({ weekday, time }: { weekday: number; time: string }) =>
          onDay(weekday, Number(time.slice(0, 2)) * 60 + Number(time.slice(3)))
        const within = (minute: number) =>
          windows.length === 0 ||
          windows.some(({ from, to }) => (minute - at(from) + 10_080) % 10_080 < (at(to) - at(from) + 10_080) % 10_080)
        for (let minute = 0; minute < 10_080; minute += 7) expect(within(minute), String(minute)).toBe(open(minute))
      }),
      { numRuns: 50 },
    )
  })

  it('are none when they are all of them', () => {
    expect(windowsOf(everyDay(0, 1440))).toEqual([])
    expect(turnOf(43_200)).toEqual({ count: 12, unit: 'hours' })
    expect(turnOf(5400)).toBeNull()
  })
})
