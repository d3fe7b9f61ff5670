import { describe, expect, it } from 'vitest'
import { boundsOf, daysOf, mondayAfter, weekAfter, weekAt } from './week'
import { weekSchema } from './week-schema'

describe('[DIGEST-2] a week', () => {
  it.each([
    ['2026-11-16T00:00:00Z', 'UTC', '2026-W47'],
    ['2026-11-22T23:59:59Z', 'UTC', '2026-W47'],
    // The first of January may lie in the last week of the year before, and December in the first of the next.
    ['2027-01-01T12:00:00Z', 'UTC', '2026-W53'],
    ['2024-12-30T00:00:00Z', 'UTC', '2025-W01'],
    ['2026-11-15T23:30:00Z', 'Europe/Berlin', '2026-W47'],
    ['2026-11-16T02:00:00Z', 'America/New_York', '2026-W46'],
  ])('of %s in %s is %s', (at, zone, week) => {
    expect(weekAt(Date.parse(at), zone)).toBe(week)
  })

  it('begins and ends on Mondays of its zone, also when clocks change in it', () => {
    expect(boundsOf('2026-W47', 'UTC')).toEqual({ from: '2026-11-16T00:00:00.000Z', to: '2026-11-23T00:00:00.000Z' })
    expect(boundsOf('2026-W13', 'Europe/Berlin')).toEqual({
      from: '2026-03-22T23:00:00.000Z',
      to: '2026-03-29T22:00:00.000Z',
    })
    expect(boundsOf('2026-W47', 'Pacific/Auckland').from).toBe('2026-11-15T11:00:00.000Z')
    expect(daysOf('2026-W47')).toEqual({ first: '2026-11-16', last: '2026-11-22' })
  })

  it('is followed by the next one over the end of a year', () => {
    expect(weekAfter('2026-W53', 1)).toBe('2027-W01')
    expect(weekAfter('2027-W01', -1)).toBe('2026-W53')
  })

  it.each(['2026-W54', '2027-W53', '2026-W00', '2026-47', '1970-W01', '9999-W01', 'W47'])('%s is none', (week) => {
    expect(weekSchema.safeParse(week).success).toBe(false)
  })
})

it('[DIGEST-3] Monday at eight is by the clock of the zone, and always later', () => {
  const after = (at: string, zone: string) => mondayAfter(Date.parse(at), 8, zone).toISOString()
  expect(after('2026-11-18T10:00:00Z', 'UTC')).toBe('2026-11-23T08:00:00.000Z')
  expect(after('2026-11-23T07:59:59Z', 'UTC')).toBe('2026-11-23T08:00:00.000Z')
  expect(after('2026-11-23T08:00:00Z', 'UTC')).toBe('2026-11-30T08:00:00.000Z')
  expect(after('2026-11-18T10:00:00Z', 'America/New_York')).toBe('2026-11-23T13:00:00.000Z')
  expect(after('2026-03-25T10:00:00Z', 'Europe/Berlin')).toBe('2026-03-30T06:00:00.000Z')
})
