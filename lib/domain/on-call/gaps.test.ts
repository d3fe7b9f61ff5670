import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aLayer, anOverride, aRota, aRotation, person } from '@/lib/testing/rotas'
import { gapsIn, gapsToSay, isUsual } from './gaps'
import type { Rota } from './rota'
import { seatAt } from './rotation'

const at = (text: string) => Date.parse(text)
const DAY_MS = 86_400_000
const days = { from: { weekday: 1, time: '08:00' }, to: { weekday: 5, time: '18:00' } }
const office: Rota = {
  ...aRota({ zone: 'Europe/Berlin', hasSecondary: false, layers: [aLayer({ windows: [days] })] }),
}

describe('[ROTA-17] a gap', () => {
  it('is a time in which a seat has nobody that the rotation has', () => {
    const month = { from: at('2026-03-02T00:00:00Z'), to: at('2026-03-16T00:00:00Z') }
    expect(
      gapsIn(office, month).map(({ from, to }) => [new Date(from).toISOString(), (to - from) / 3_600_000]),
    ).toEqual([
      ['2026-03-02T00:00:00.000Z', 7],
      ['2026-03-06T17:00:00.000Z', 62],
      ['2026-03-13T17:00:00.000Z', 55],
    ])
    const none = aRota({ hasSecondary: false })
    expect(gapsIn(none, month)).toEqual([])
  })

  it('is none before there is a rota, and none of a secondary that comes later', () => {
    const from = at('2026-02-02T00:00:00Z')
    const versions = [
      { from, rotation: aRotation({ hasSecondary: false }) },
      { from: from + 10 * DAY_MS, rotation: aRotation({ layers: [aLayer({ participantIds: [person(1)] })] }) },
    ]
    expect(gapsIn({ versions, overrides: [] }, { from: from - 30 * DAY_MS, to: from + 30 * DAY_MS })).toEqual([])
  })

  it('agrees with who has the seat at each instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 * 24 * 60 }), (minutes) => {
        const instant = at('2026-03-02T00:00:00Z') + minutes * 60_000
        const gaps = gapsIn(office, { from: instant - DAY_MS, to: instant + DAY_MS })
        const isGap = gaps.some(({ from, to }) => from <= instant && instant < to)
        expect(isGap).toBe(seatAt(office, 'primary', instant).personId === null)
      }),
      { numRuns: 100 },
    )
  })

  it('is usual when it comes every week, also in the week in which clocks are moved', () => {
    const of = (from: string, to: string) => ({ seat: 'primary' as const, from: at(from), to: at(to) })
    expect(isUsual(office, of('2026-03-06T17:00:00Z', '2026-03-09T07:00:00Z'))).toBe(true)
    expect(isUsual(office, of('2026-03-27T17:00:00Z', '2026-03-30T06:00:00Z'))).toBe(true)
    expect(isUsual(office, of('2026-03-24T09:00:00Z', '2026-03-25T09:00:00Z'))).toBe(false)
  })
})

describe('[ROTA-17] what has to be said', () => {
  // The turn of who left, from the 19th to the 26th at 09:00 in Berlin.
  const left: Rota = {
    ...aRota({ hasSecondary: false }),
    departures: [{ personId: person(3), at: at('2026-01-02T00:00:00Z') }],
  }
  const saidAt = (rota: Rota, now: string) =>
    gapsToSay(rota, at(now)).map(({ from, stage }) => [new Date(from).toISOString(), stage])
  const begin = '2026-01-19T08:00:00.000Z'

  it('is a gap within a week, within a day, and for a day from its beginning on', () => {
    expect(saidAt(left, '2026-01-12T07:59:00Z')).toEqual([])
    expect(saidAt(left, '2026-01-12T08:00:00Z')).toEqual([[begin, 'week']])
    expect(saidAt(left, '2026-01-18T07:59:00Z')).toEqual([[begin, 'week']])
    expect(saidAt(left, '2026-01-18T08:00:00Z')).toEqual([[begin, 'day']])
    expect(saidAt(left, '2026-01-20T07:59:00Z')).toEqual([[begin, 'day']])
    expect(saidAt(left, '2026-01-20T08:00:00Z')).toEqual([])
  })

  it('is nothing that comes every week, and nothing that somebody took', () => {
    expect(saidAt(office, '2026-03-04T00:00:00Z')).toEqual([])
    const taken = { ...left, overrides: [anOverride(person(1), begin, '2026-01-26T08:00:00Z')] }
    expect(saidAt(taken, '2026-01-18T08:00:00Z')).toEqual([])
  })
})
