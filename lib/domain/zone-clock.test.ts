import fc from 'fast-check'
import { expect, test } from 'vitest'
import { learnZone, offsetAt, readsAs, zoneClockOf, zoneNameAt } from './zone-clock'

const NOW = Date.UTC(2026, 10, 29)
const HOUR = 3_600_000
const clockOf = (zone: string) => zoneClockOf(zone, NOW)
/** What a browser of this zone says. */
const aheadIn = (zone: string) => (instant: number) => offsetAt(instant, zone)

test('the clocks of a zone are told by when they are set, and outside of that by the runtime', () => {
  // Two shifts a year, none, half an hour only, a month of its own each year, and one across the date line.
  const zones = ['Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Pacific/Apia']
  const instants = fc.integer({ min: Date.UTC(2022), max: Date.UTC(2029) })
  for (const zone of zones) {
    const clock = clockOf(zone)
    const edges = clock.shifts.flatMap(({ from }) => [from - 1000, from - 1, from, from + 1000])
    const told = (at: number) => [offsetAt(at, zone), zoneNameAt(at, zone)]
    const samples = [...edges, clock.until - 1, clock.until, ...fc.sample(instants, 300)]
    const before = samples.map(told)
    learnZone(clock)
    expect(samples.map(told), zone).toEqual(before)
  }
})

test('shifts stand at their very instant, by their name', () => {
  const { zone, shifts } = clockOf('Europe/Berlin')
  expect(zone).toBe('Europe/Berlin')
  expect(shifts.map(({ ahead, name }) => [ahead / HOUR, name])).toEqual([
    [1, 'CET'],
    [2, 'CEST'],
    [1, 'CET'],
    [2, 'CEST'],
    [1, 'CET'],
    [2, 'CEST'],
    [1, 'CET'],
  ])
  expect(shifts.slice(-3).map(({ from }) => new Date(from).toISOString())).toEqual([
    '2026-10-25T01:00:00.000Z',
    '2027-03-28T01:00:00.000Z',
    '2027-10-31T01:00:00.000Z',
  ])
})

test('a device reads as a zone whose clocks are set as its own are, at every instant', () => {
  expect(readsAs(clockOf('Europe/Berlin'), aheadIn('Europe/Berlin'))).toBe(true)
  expect(readsAs(clockOf('Europe/Berlin'), aheadIn('Europe/Paris'))).toBe(true)
  expect(readsAs(clockOf('Europe/Berlin'), aheadIn('Europe/London'))).toBe(false)
  // As far ahead as Berlin is in winter, and all year round.
  expect(readsAs(clockOf('Europe/Berlin'), aheadIn('Africa/Lagos'))).toBe(false)
  expect(readsAs(clockOf('Africa/Lagos'), aheadIn('Europe/Berlin'))).toBe(false)
  expect(readsAs(clockOf('UTC'), () => 0)).toBe(true)
})
