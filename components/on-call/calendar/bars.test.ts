import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { barsOf, instantAt, placeOf } from '@/components/on-call/calendar/bars'
import { instantMeant, stretchOf, stretchOfEdge } from '@/components/on-call/calendar/stretches'
import { weekOf } from '@/components/on-call/calendar/weeks'
import type { ShiftView } from '@/lib/domain/on-call/rota-view'

const ada = { id: 'ada', name: 'Ada Osei' }
const shift = (from: string, to: string, person: ShiftView['person'] = ada): ShiftView => ({
  seat: 'primary',
  person,
  from,
  to,
  override: null,
})
const at = (text: string) => Date.parse(text)
const week = weekOf('2026-11-23', 'Europe/Berlin')

describe('bars', () => {
  test('begin at the hand-over and go on beyond the week', () => {
    const [bar] = barsOf([shift('2026-11-23T08:00:00Z', '2026-11-30T08:00:00Z')], 'primary', week)
    expect(bar).toMatchObject({ left: 9 / 24, right: 7, isBegin: true, isEnd: false })
  })

  test('leave out other weeks and other seats', () => {
    const before = shift('2026-11-16T08:00:00Z', '2026-11-22T23:00:00Z')
    expect(barsOf([before], 'primary', week)).toEqual([])
    expect(barsOf([shift('2026-11-24T08:00:00Z', '2026-11-25T08:00:00Z')], 'secondary', week)).toEqual([])
  })

  test('[ONCALL-3] a day of 25 hours is as wide as any other', () => {
    const autumn = weekOf('2026-10-19', 'Europe/Berlin')
    expect(placeOf(autumn, at('2026-10-24T22:00:00Z'))).toBe(6)
    expect(placeOf(autumn, at('2026-10-25T23:00:00Z'))).toBe(7)
    expect(placeOf(autumn, at('2026-10-25T10:30:00Z'))).toBe(6.5)
  })

  test('a place is that of its instant, whatever the clocks do', () => {
    const weeks = ['2026-03-23', '2026-10-19', '2026-11-23'].flatMap((monday) =>
      ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'].map((zone) => weekOf(monday, zone)),
    )
    fc.assert(
      fc.property(fc.constantFrom(...weeks), fc.double({ min: 0, max: 7, noNaN: true }), (one, place) => {
        expect(placeOf(one, instantAt(one, place))).toBeCloseTo(place, 6)
      }),
    )
  })
})

describe('what a drag means', () => {
  const shifts = [shift('2026-11-23T08:00:00Z', '2026-11-26T08:00:00Z')]

  test('[ONCALL-4] a hand-over that is near, else the nearest quarter of a day', () => {
    // Thursday at 10:20 is near the hand-over at nine.
    expect(instantMeant(week, 3 + 10.3 / 24, shifts, 6)).toBe(at('2026-11-26T08:00:00Z'))
    expect(instantMeant(week, 4 + 10.3 / 24, shifts, 6)).toBe(at('2026-11-27T11:00:00Z'))
    expect(instantMeant(week, 4.9, shifts, 6)).toBe(at('2026-11-27T23:00:00Z'))
    expect(instantMeant(week, 4.3, shifts, 12)).toBe(at('2026-11-27T11:00:00Z'))
  })

  test('the steps are those of the clocks on the day they are moved', () => {
    const spring = weekOf('2026-03-23', 'Europe/Berlin')
    expect(new Date(instantMeant(spring, 7, [], 6)).toISOString()).toBe('2026-03-29T22:00:00.000Z')
    expect(new Date(instantMeant(spring, 6, [], 6)).toISOString()).toBe('2026-03-28T23:00:00.000Z')
  })

  test('[ONCALL-4] is never in the past', () => {
    const now = at('2026-11-25T10:00:30Z')
    expect(stretchOf(at('2026-11-26T00:00:00Z'), at('2026-11-24T00:00:00Z'), now)).toEqual({
      from: at('2026-11-25T10:01:00Z'),
      to: at('2026-11-26T00:00:00Z'),
    })
    expect(stretchOf(at('2026-11-24T00:00:00Z'), at('2026-11-25T00:00:00Z'), now)).toBeNull()
  })

  test('[ONCALL-4] an edge that is moved out is time for the same person, one that is moved in for nobody yet', () => {
    const now = at('2026-11-20T00:00:00Z')
    const [one] = shifts
    expect(one && stretchOfEdge(one, 'to', at('2026-11-27T08:00:00Z'), now)).toEqual({
      from: at('2026-11-26T08:00:00Z'),
      to: at('2026-11-27T08:00:00Z'),
      personId: 'ada',
    })
    expect(one && stretchOfEdge(one, 'to', at('2026-11-25T08:00:00Z'), now)).toEqual({
      from: at('2026-11-25T08:00:00Z'),
      to: at('2026-11-26T08:00:00Z'),
      personId: null,
    })
    expect(one && stretchOfEdge(one, 'from', at('2026-11-22T08:00:00Z'), now)?.personId).toBe('ada')
    expect(one && stretchOfEdge(one, 'from', at('2026-11-23T08:00:00Z'), now)).toBeNull()
  })
})
