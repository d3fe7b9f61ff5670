import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { watchedMinutes } from '@/lib/testing/rota-oracle'
import { aLayer, anOverride, aRota, aRotation, person } from '@/lib/testing/rotas'
import { type Layer, type Rota, rotationSchema, SEATS } from './rota'
import { seatAt, shifts, whoIsOnCall } from './rotation'

const [ada, ben, cleo] = [person(1), person(2), person(3)]
const at = (text: string) => Date.parse(text)
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

describe('[ROTA-1] a rotation', () => {
  it('goes on to the next at its hour on the clocks of its zone, in summer as in winter', () => {
    const rota = aRota()
    expect(whoIsOnCall(rota, at('2026-01-05T07:59:00Z'))).toBeNull()
    expect(whoIsOnCall(rota, at('2026-01-05T08:00:00Z'))).toBe(ada)
    expect(whoIsOnCall(rota, at('2026-01-12T07:59:59Z'))).toBe(ada)
    expect(whoIsOnCall(rota, at('2026-01-12T08:00:00Z'))).toBe(ben)
    // Thirteen weeks later clocks are an hour ahead.
    expect(whoIsOnCall(rota, at('2026-04-06T06:59:59Z'))).toBe(ada)
    expect(whoIsOnCall(rota, at('2026-04-06T07:00:00Z'))).toBe(ben)
  })

  it('has the next in order stand by', () => {
    const rota = aRota()
    const seats = (instant: string) => SEATS.map((seat) => seatAt(rota, seat, at(instant)).personId)
    expect(seats('2026-01-06T00:00:00Z')).toEqual([ada, ben])
    expect(seats('2026-01-13T00:00:00Z')).toEqual([ben, cleo])
    expect(seats('2026-01-20T00:00:00Z')).toEqual([cleo, ada])
    expect(seatAt(aRota({ hasSecondary: false }), 'secondary', at('2026-01-06T00:00:00Z')).personId).toBeNull()
  })

  it('takes turns of hours as hours that pass', () => {
    const layer = aLayer({ startsOn: '2026-03-28', handoverAt: '20:00', turn: { count: 12, unit: 'hours' } })
    const found = shifts(aRota({ layers: [layer] }), 'primary', {
      from: at('2026-03-28T19:00:00Z'),
      to: at('2026-03-29T19:00:00Z'),
    })
    expect(found.map(({ personId, from }) => [personId, new Date(from).toISOString()])).toEqual([
      [ada, '2026-03-28T19:00:00.000Z'],
      [ben, '2026-03-29T07:00:00.000Z'],
    ])
  })

  it('of an hour that spring leaves out hands over when the clocks are moved, and of one that comes twice the first time', () => {
    const layer = aLayer({ startsOn: '2026-01-05', handoverAt: '02:30', turn: { count: 1, unit: 'days' } })
    const rota = aRota({ layers: [layer] })
    const before = whoIsOnCall(rota, at('2026-03-29T00:59:59Z'))
    expect(whoIsOnCall(rota, at('2026-03-29T01:00:00Z'))).not.toBe(before)
    const summer = whoIsOnCall(rota, at('2026-10-25T00:29:59Z'))
    expect(whoIsOnCall(rota, at('2026-10-25T00:30:00Z'))).not.toBe(summer)
    expect(whoIsOnCall(rota, at('2026-10-25T01:30:00Z'))).toBe(whoIsOnCall(rota, at('2026-10-25T00:30:00Z')))
  })
})

describe('[ROTA-2] a layer', () => {
  const nights = aLayer({
    name: 'Nights',
    participantIds: [person(7)],
    windows: [{ from: { weekday: 5, time: '22:00' }, to: { weekday: 1, time: '06:00' } }],
  })

  it('counts before those above it, in its hours only', () => {
    const rota = aRota({ zone: 'UTC', layers: [aLayer(), nights] })
    expect(whoIsOnCall(rota, at('2026-01-09T21:59:59Z'))).toBe(ada)
    expect(whoIsOnCall(rota, at('2026-01-09T22:00:00Z'))).toBe(person(7))
    expect(whoIsOnCall(rota, at('2026-01-12T05:59:59Z'))).toBe(person(7))
    expect(whoIsOnCall(rota, at('2026-01-12T06:00:00Z'))).toBe(ada)
  })

  it('leaves a gap where no other has somebody', () => {
    const found = shifts(aRota({ zone: 'UTC', layers: [nights] }), 'primary', {
      from: at('2026-01-09T00:00:00Z'),
      to: at('2026-01-13T00:00:00Z'),
    })
    expect(found.map(({ personId }) => personId)).toEqual([null, person(7), null])
  })
})

describe('[ROTA-3] an override', () => {
  const day = { from: at('2026-01-06T00:00:00Z'), to: at('2026-01-07T00:00:00Z') }

  it('counts before every turn, the last made before the others, from its beginning to just before its end', () => {
    const first = anOverride(person(8), '2026-01-06T06:00:00Z', '2026-01-06T18:00:00Z')
    const second = anOverride(person(9), '2026-01-06T09:00:00Z', '2026-01-06T12:00:00Z')
    const found = shifts(aRota({}, [first, second]), 'primary', day)
    expect(found.map(({ personId, overrideId }) => [personId, overrideId])).toEqual([
      [ada, null],
      [person(8), first.id],
      [person(9), second.id],
      [person(8), first.id],
      [ada, null],
    ])
    expect(found[2]).toMatchObject({ from: at('2026-01-06T09:00:00Z'), to: at('2026-01-06T12:00:00Z') })
  })

  it('is of one seat', () => {
    const standby = anOverride(person(8), '2026-01-06T06:00:00Z', '2026-01-06T18:00:00Z', { seat: 'secondary' })
    expect(shifts(aRota({}, [standby]), 'primary', day)).toHaveLength(1)
    expect(shifts(aRota({}, [standby]), 'secondary', day)).toHaveLength(3)
  })
})

const zones = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu']
const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
const moment = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), time })
const layers: fc.Arbitrary<Layer> = fc.record({
  name: fc.constant('Layer'),
  participantIds: fc.array(fc.nat(5).map(person), { minLength: 1, maxLength: 5 }),
  startsOn: fc
    .integer({ min: 0, max: 400 })
    .map((days) => new Date(at('2025-12-01') + days * DAY_MS).toISOString().slice(0, 10)),
  handoverAt: time,
  turn: fc.record({ count: fc.integer({ min: 1, max: 20 }), unit: fc.constantFrom('hours', 'days', 'weeks') }),
  windows: fc.array(fc.record({ from: moment, to: moment }), { maxLength: 3 }),
})
const rotations = fc.record({
  zone: fc.constantFrom(...zones),
  layers: fc.array(layers, { minLength: 1, maxLength: 3 }),
  hasSecondary: fc.boolean(),
})
const instants = fc
  .integer({ min: at('2026-01-01') / MINUTE_MS, max: at('2027-03-01') / MINUTE_MS })
  .map((n) => n * MINUTE_MS)
const rotas: fc.Arbitrary<Rota> = fc.record({
  versions: fc
    .array(fc.record({ from: instants, rotation: rotations }), { minLength: 1, maxLength: 3 })
    .map((versions) => versions.sort((a, b) => a.from - b.from)),
  overrides: fc.array(
    fc
      .tuple(fc.uuid(), fc.constantFrom(...SEATS), fc.nat(5), instants, fc.integer({ min: 1, max: 5000 }))
      .map(([id, seat, n, from, minutes]) => ({ id, seat, personId: person(n), from, to: from + minutes * MINUTE_MS })),
    { maxLength: 4 },
  ),
})

describe('[ROTA-4] shifts', () => {
  it('leave no hole, do not overlap, and say what is said of each instant within them', () => {
    fc.assert(
      fc.property(
        rotas,
        fc.constantFrom(...SEATS),
        instants,
        fc.integer({ min: 1, max: 30 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
        (rota, seat, from, days, chance) => {
          const to = from + days * DAY_MS
          const found = shifts(rota, seat, { from, to })
          expect([found[0]?.from, found.at(-1)?.to]).toEqual([from, to])
          for (const [index, shift] of found.entries()) {
            expect(shift.to).toBeGreaterThan(shift.from)
            if (index > 0) expect(shift.from).toBe(found[index - 1]?.to)
            const { value } = chance.next()
            for (const instant of [
              shift.from,
              shift.to - 1,
              Math.min(shift.to - 1, Math.floor(shift.from + value * (shift.to - shift.from))),
            ]) {
              expect(seatAt(rota, seat, instant)).toEqual({ personId: shift.personId, overrideId: shift.overrideId })
            }
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('are told up to the last instant that can be asked for, whose turn ends in the year 10,000', () => {
    const layer = aLayer({ windows: [{ from: { weekday: 1, time: '08:00' }, to: { weekday: 7, time: '20:00' } }] })
    const stretch = { from: at('9999-12-24T00:00:00Z'), to: at('9999-12-31T23:59:59.999Z') }
    for (const layers of [[aLayer()], [layer]]) {
      const found = shifts(aRota({ layers }), 'primary', stretch)
      expect([found[0]?.from, found.at(-1)?.to]).toEqual([stretch.from, stretch.to])
    }
  })

  it('of the past are not changed by a rotation that holds later', () => {
    fc.assert(
      fc.property(rotas, rotations, fc.constantFrom(...SEATS), (rota, rotation, seat) => {
        const last = rota.versions.at(-1)?.from ?? 0
        const changed = { ...rota, versions: [...rota.versions, { from: last + 10 * DAY_MS, rotation }] }
        const past = { from: last - 10 * DAY_MS, to: last + 10 * DAY_MS }
        expect(shifts(changed, seat, past)).toEqual(shifts(rota, seat, past))
      }),
      { numRuns: 30 },
    )
  })

  it('are what somebody finds who watches the clocks, whatever the rota', () => {
    fc.assert(
      fc.property(rotas, fc.constantFrom(...SEATS), instants, (rota, seat, from) => {
        const byCalendar = {
          ...rota,
          versions: rota.versions.map(({ rotation, ...version }) => ({
            ...version,
            rotation: {
              ...rotation,
              layers: rotation.layers.map((layer) =>
                layer.turn.unit === 'hours' ? { ...layer, turn: { count: 1, unit: 'days' as const } } : layer,
              ),
            },
          })),
        }
        const watched = watchedMinutes(byCalendar, seat, from, 600)
        expect(watched.map((_, minute) => seatAt(byCalendar, seat, from + minute * MINUTE_MS).personId)).toEqual(
          watched,
        )
      }),
      { numRuns: 20 },
    )
  })
})

describe('what is no rotation', () => {
  it('is named', () => {
    const problems = (over: object) =>
      rotationSchema
        .safeParse({ ...aRotation(), ...over })
        .error?.issues.map(({ path, message }) => [path.join('.'), message])
    expect(problems({})).toBeUndefined()
    expect(problems({ zone: 'Mars/Olympus' })).toEqual([['zone', 'is not a time zone like Europe/Berlin']])
    expect(problems({ layers: [aLayer({ participantIds: [] })] })).toEqual([['layers.0.participantIds', 'has nobody']])
    expect(problems({ layers: [aLayer({ handoverAt: '9:00' })] })).toEqual([
      ['layers.0.handoverAt', 'is not a time like 08:30'],
    ])
  })
})
