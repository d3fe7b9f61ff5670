import { wallClockAt } from '../zoned-instant'

/** What a page interrupts: working hours, free time or sleep. */
export const HOURS = ['business', 'evening', 'sleep'] as const
export type Hours = (typeof HOURS)[number]

const [WORK_BEGINS, WORK_ENDS, NIGHT_BEGINS] = [8, 18, 22]
const HOUR_MS = 3_600_000

/**
 * Which hours an instant (milliseconds since 1970) falls into on the clocks of who was paged: `sleep` from 22 to 08 on
 * every day, `business` from 08 to 18 on Monday to Friday, `evening` else: 18 to 22, and the days of a weekend.
 */
export function hoursOf(instant: number, zone: string): Hours {
  const wall = new Date(wallClockAt(instant, zone))
  const hour = wall.getUTCHours()
  if (hour < WORK_BEGINS || hour >= NIGHT_BEGINS) return 'sleep'
  const isWeekend = [0, 6].includes(wall.getUTCDay())
  return !isWeekend && hour < WORK_ENDS ? 'business' : 'evening'
}

/** How many pages fell into which hours. */
export type PageLoad = Record<Hours, number>

export const NO_LOAD: PageLoad = { business: 0, evening: 0, sleep: 0 }

/** Counts pages by the hours of those who were paged; a page is one demand for one person's attention, however often it was sent. */
export function pageLoad(pages: readonly { at: string; zone: string }[]): PageLoad {
  const load = { ...NO_LOAD }
  for (const { at, zone } of pages) load[hoursOf(Date.parse(at), zone)] += 1
  return load
}

/**
 * Nights (22 to 08 on the clocks of who was paged) in which there was a page, of many pages one night: sleep that is
 * broken twice is broken once. Named by the day they began.
 */
export function brokenNights(pages: readonly { at: string; zone: string }[]): string[] {
  const nights = pages
    .filter(({ at, zone }) => hoursOf(Date.parse(at), zone) === 'sleep')
    .map(({ at, zone }) =>
      new Date(wallClockAt(Date.parse(at), zone) - WORK_BEGINS * HOUR_MS).toISOString().slice(0, 10),
    )
  return [...new Set(nights)].sort()
}
