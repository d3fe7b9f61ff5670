import { describe, expect, it } from 'vitest'
import { brokenNights, hoursOf, pageLoad } from './page-load'

const at = (text: string) => Date.parse(text)

describe('[LOAD-1] the hours of a page', () => {
  it('are those on the clocks of who was paged', () => {
    // A Friday, 16:59 in New York and 22:59 in Berlin.
    const instant = at('2026-11-27T21:59:00Z')
    expect(hoursOf(instant, 'America/New_York')).toBe('business')
    expect(hoursOf(instant, 'Europe/Berlin')).toBe('sleep')
  })

  it.each([
    ['2026-11-27T07:59:59Z', 'sleep'],
    ['2026-11-27T08:00:00Z', 'business'],
    ['2026-11-27T17:59:59Z', 'business'],
    ['2026-11-27T18:00:00Z', 'evening'],
    ['2026-11-27T21:59:59Z', 'evening'],
    ['2026-11-27T22:00:00Z', 'sleep'],
    ['2026-11-28T12:00:00Z', 'evening'],
    ['2026-11-29T03:00:00Z', 'sleep'],
  ])('of %s are %s', (text, hours) => {
    expect(hoursOf(at(text), 'UTC')).toBe(hours)
  })

  it('follow the clocks when they are moved', () => {
    expect(hoursOf(at('2026-03-30T06:30:00Z'), 'Europe/Berlin')).toBe('business')
    expect(hoursOf(at('2026-03-27T06:30:00Z'), 'Europe/Berlin')).toBe('sleep')
  })
})

describe('[LOAD-1] a load', () => {
  const pages = ['2026-11-26T23:00:00Z', '2026-11-27T03:00:00Z', '2026-11-27T09:00:00Z', '2026-11-28T09:00:00Z'].map(
    (text) => ({ at: text, zone: 'UTC' }),
  )

  it('counts each page once', () => {
    expect(pageLoad(pages)).toEqual({ business: 1, evening: 1, sleep: 2 })
  })

  it('counts a night that was broken twice as one', () => {
    expect(brokenNights(pages)).toEqual(['2026-11-26'])
  })
})
