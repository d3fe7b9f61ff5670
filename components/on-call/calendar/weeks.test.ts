import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayAt, dayOf, mondayOf, weekdayOf } from '@/components/on-call/calendar/days'
import { monthAfter, monthText, weeksFrom, weeksOfMonth, weekText } from '@/components/on-call/calendar/weeks'

const HOUR = 3_600_000
const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Asia/Beirut', 'Pacific/Auckland']

describe('days', () => {
  test('are those of the zone', () => {
    const instant = Date.parse('2026-11-28T23:30:00Z')
    expect(dayAt(instant, 'UTC')).toBe('2026-11-28')
    expect(dayAt(instant, 'Europe/Berlin')).toBe('2026-11-29')
    expect(dayAt(instant, 'America/New_York')).toBe('2026-11-28')
  })

  test('have 23 or 25 hours when clocks are moved, and begin when midnight is left out', () => {
    const length = ({ from, to }: { from: number; to: number }) => (to - from) / HOUR
    expect(length(dayOf('2026-03-29', 'Europe/Berlin'))).toBe(23)
    expect(length(dayOf('2026-10-25', 'Europe/Berlin'))).toBe(25)
    // In Beirut the clocks go from midnight to one.
    expect(new Date(dayOf('2026-03-29', 'Asia/Beirut').from).toISOString()).toBe('2026-03-28T22:00:00.000Z')
  })

  test('of a week begin on Monday', () => {
    expect(mondayOf('2026-11-28')).toBe('2026-11-23')
    expect(mondayOf('2026-11-23')).toBe('2026-11-23')
    expect(weekdayOf('2026-11-29')).toBe(7)
  })

  test('follow each other without a hole, and hold what they show', () => {
    const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, fc.constantFrom(...zones), (date, zone) => {
        const shown = dayAt(date.getTime(), zone)
        const { from, to } = dayOf(shown, zone)
        expect(from <= date.getTime() && date.getTime() < to).toBe(true)
        expect(dayOf(addDays(shown, 1), zone).from).toBe(to)
      }),
    )
  })
})

describe('months', () => {
  test('are shown in whole weeks', () => {
    const weeks = weeksOfMonth('2026-11', 'Europe/Berlin')
    expect(weeks.map(({ days }) => days[0]?.day)).toEqual([
      '2026-10-26',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
      '2026-11-23',
      '2026-11-30',
    ])
    expect(weeks.every(({ days }) => days.length === 7)).toBe(true)
    expect(weeks.map(({ to }) => to).slice(0, -1)).toEqual(weeks.map(({ from }) => from).slice(1))
    expect(weeksOfMonth('2027-02', 'UTC')).toHaveLength(4)
  })

  test('are counted over years', () => {
    expect(monthAfter('2026-12', 1)).toBe('2027-01')
    expect(monthAfter('2026-01', -1)).toBe('2025-12')
    expect(monthText('2026-11')).toBe('November 2026')
  })

  test('weeks from an instant on begin with the one that holds it', () => {
    const [first, second] = weeksFrom(Date.parse('2026-11-28T12:00:00Z'), 2, 'UTC')
    expect(first && weekText(first)).toBe('23 Nov to 29 Nov')
    expect(second && weekText(second)).toBe('30 Nov to 6 Dec')
  })
})
