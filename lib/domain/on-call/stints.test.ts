import { describe, expect, it } from 'vitest'
import { aLayer, anOverride, aRota, person } from '@/lib/testing/rotas'
import { handOverAt, passageAt } from './hand-over'
import { isNight, nightMs } from './nights'
import { fromNowOn, plannedOf, restOf } from './rota-change'
import { seatAt, shifts } from './rotation'
import { nextBegin, shiftsToSay } from './shifts-to-say'
import { hasWholly, stintAt } from './stints'

const at = (text: string) => Date.parse(text)
const HOUR_MS = 3_600_000
const [ada, ben, cleo] = [person(1), person(2), person(3)]
const weekly = aRota({ zone: 'UTC' })
const daily = aRota({ zone: 'UTC', layers: [aLayer({ turn: { count: 1, unit: 'days' } })] })

describe('[ROTA-18] a stint', () => {
  it('is whole, whatever gives its parts', () => {
    const more = anOverride(ada, '2026-01-12T09:00:00Z', '2026-01-13T09:00:00Z')
    expect(stintAt(aRota({ zone: 'UTC' }, [more]), 'primary', at('2026-01-07T00:00:00Z'))).toEqual({
      personId: ada,
      from: at('2026-01-05T09:00:00Z'),
      to: at('2026-01-13T09:00:00Z'),
    })
  })

  it('is somebody’s for all of a stretch, or not', () => {
    const stretch = { from: at('2026-01-05T09:00:00Z'), to: at('2026-01-12T09:00:00Z') }
    expect(hasWholly(weekly, 'primary', stretch, ada)).toBe(true)
    expect(hasWholly(weekly, 'primary', { ...stretch, to: stretch.to + 1 }, ada)).toBe(false)
    expect(hasWholly(weekly, 'secondary', stretch, ada)).toBe(false)
    expect(hasWholly(weekly, 'primary', { ...stretch, to: stretch.from }, ada)).toBe(false)
  })

  it('is handed over from a day before its end, and of a day from its middle', () => {
    const near = (rota: typeof weekly, now: string) => passageAt(rota, 'primary', at(now)).isNear
    expect([near(weekly, '2026-01-11T08:59:00Z'), near(weekly, '2026-01-11T09:00:00Z')]).toEqual([false, true])
    expect([near(daily, '2026-01-07T20:59:00Z'), near(daily, '2026-01-07T21:00:00Z')]).toEqual([false, true])
    const people = (now: string) => {
      const { incoming, outgoing } = handOverAt(weekly, 'primary', at(now))
      return [outgoing.personId, incoming.personId]
    }
    expect(people('2026-01-14T00:00:00Z')).toEqual([ada, ben])
    expect(people('2026-01-18T12:00:00Z')).toEqual([ben, cleo])
  })
})

describe('[ROTA-8] who left', () => {
  it('has no turn from then on; an override to them does not count, and a layer beneath does', () => {
    const cover = anOverride(cleo, '2026-01-06T00:00:00Z', '2026-01-07T00:00:00Z')
    const gone = {
      ...aRota({ zone: 'UTC' }, [cover]),
      departures: [{ personId: cleo, at: at('2026-01-06T12:00:00Z') }],
    }
    const primary = (instant: string) => seatAt(gone, 'primary', at(instant)).personId
    expect(primary('2026-01-06T11:59:00Z')).toBe(cleo)
    expect(primary('2026-01-06T12:00:00Z')).toBe(ada)
    expect(primary('2026-01-20T00:00:00Z')).toBeNull()
    const found = shifts(gone, 'primary', { from: at('2026-01-06T00:00:00Z'), to: at('2026-01-07T00:00:00Z') })
    expect(found.map(({ personId, from }) => [personId, new Date(from).toISOString().slice(11, 16)])).toEqual([
      [cleo, '00:00'],
      [ada, '12:00'],
    ])
  })
})

describe('[ROTA-16] a shift', () => {
  it('is said a day before and from its beginning for six hours', () => {
    const said = (now: string) =>
      shiftsToSay(weekly, at(now)).map(({ seat, personId, stage }) => [seat, personId, stage])
    expect(said('2026-01-11T08:59:00Z')).toEqual([])
    expect(said('2026-01-11T09:00:00Z')).toEqual([
      ['primary', ben, 'day'],
      ['secondary', cleo, 'day'],
    ])
    expect(said('2026-01-12T09:00:00Z')[0]).toEqual(['primary', ben, 'begin'])
    expect(said('2026-01-12T14:59:00Z')[0]).toEqual(['primary', ben, 'begin'])
    expect(said('2026-01-12T15:00:00Z')).toEqual([])
    expect(nextBegin(weekly, at('2026-01-11T10:00:00Z'))).toBe(at('2026-01-12T09:00:00Z'))
    expect(nextBegin(weekly, at('2026-01-10T09:00:00Z'))).toBeNull()
  })
})

describe('[ROTA-16] a shift that goes on after a pause', () => {
  it('is not said again by a rotation, and is when somebody gives it', () => {
    const said = (rota: typeof weekly, now: string) =>
      shiftsToSay(rota, at(now)).map(({ personId, stint }) => [
        personId,
        new Date(stint.from).toISOString().slice(5, 16),
      ])
    const lunch = anOverride(ben, '2026-01-07T12:00:00Z', '2026-01-07T13:00:00Z')
    const rota = aRota({ zone: 'UTC', hasSecondary: false }, [lunch])
    expect(said(rota, '2026-01-07T13:00:00Z')).toEqual([])
    const again = anOverride(ada, '2026-01-12T12:00:00Z', '2026-01-12T18:00:00Z')
    const given = aRota({ zone: 'UTC', hasSecondary: false }, [again])
    expect(said(given, '2026-01-12T12:00:00Z')).toContainEqual([ada, '01-12T12:00'])
  })
})

describe('[ROTA-20] nights', () => {
  it('are from 22:00 to 08:00 on the clocks of a zone, in the night in which they are moved too', () => {
    expect(isNight(at('2026-01-05T21:00:00Z'), 'Europe/Berlin')).toBe(true)
    expect(isNight(at('2026-01-05T07:00:00Z'), 'Europe/Berlin')).toBe(false)
    const night = { from: at('2026-03-28T12:00:00Z'), to: at('2026-03-29T12:00:00Z') }
    expect(nightMs(night, 'Europe/Berlin')).toBe(9 * HOUR_MS)
    expect(nightMs(night, 'UTC')).toBe(10 * HOUR_MS)
    expect(nightMs({ from: at('2026-01-05T07:00:00Z'), to: at('2026-01-05T09:00:00Z') }, 'UTC')).toBe(HOUR_MS)
  })
})

describe('[ROTA-6] a change', () => {
  it('holds from now on at the earliest, and replaces what has not begun', () => {
    const now = at('2026-01-07T00:00:00Z')
    expect(fromNowOn(undefined, now)).toBe(now)
    expect(fromNowOn('2026-01-01T00:00:00Z', now)).toBe(now)
    expect(fromNowOn('2026-01-08T00:00:00Z', now)).toBe(at('2026-01-08T00:00:00Z'))
    expect(plannedOf([{ from: now - 1 }, { from: now }, { from: now + 1 }], now)).toEqual([{ from: now + 1 }])
    expect(restOf({ from: now - 5, to: now + 5 }, now)).toEqual({ from: now, to: now + 5 })
    expect(restOf({ from: now - 5, to: now }, now)).toBeNull()
  })
})
