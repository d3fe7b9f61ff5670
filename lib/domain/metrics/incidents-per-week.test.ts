import { describe, expect, it } from 'vitest'
import { aMeasured } from '@/lib/testing/measured-incident'
import { counted, NO_FILTER } from './history-filter'
import { controlChart, incidentsPerWeekMetric, incidentsPerWeekOf, type WeekCount } from './incidents-per-week'

/** A Wednesday. */
const NOW = '2026-11-25T12:00:00.000Z'
const MONDAY = '2026-11-23'
const DAY = 24 * 3_600_000
const weeksBefore = (weeks: number) => new Date(Date.parse(MONDAY) - weeks * 7 * DAY).toISOString()
const UNBOUNDED = { from: null, to: null }

/** Counts of so many SEV3 in the week so many weeks ago. */
const inWeek = (weeks: number, n: number): WeekCount => ({
  week: weeksBefore(weeks).slice(0, 10),
  counts: { sev1: 0, sev2: 0, sev3: n, sev4: 0 },
})
const chartOf = (
  counts: WeekCount[],
  bounds: { from: string | null; to: string | null } = { from: weeksBefore(20), to: null },
  first = weeksBefore(30),
) => controlChart(counts, bounds, first, NOW)
const of = (weeks: number, ns: number[]) => ns.map((n, index) => inWeek(weeks - index, n))

describe('what figures count', () => {
  it('[METRIC-1] leaves out what was withdrawn or is a duplicate, and drills and tests unless asked for', () => {
    const lookups = { teamOf: () => null, categoriesOf: () => [] }
    const all = [
      aMeasured({ title: 'An outage' }),
      aMeasured({ outcome: 'withdrawn' }),
      aMeasured({ outcome: 'duplicate' }),
      aMeasured({ title: 'A drill', kind: 'drill' }),
      aMeasured({ title: 'A test', isTest: true }),
    ]
    const titles = (filter: Partial<typeof NO_FILTER>) =>
      counted(all, { ...NO_FILTER, ...filter }, lookups).map(({ title }) => title)
    expect(titles({})).toEqual(['An outage'])
    expect(titles({ drills: true, tests: true })).toEqual(['An outage', 'A drill', 'A test'])
  })
})

describe('incidents a week', () => {
  it('[METRIC-3] begin on Monday 00:00 UTC, and weeks without one are there', () => {
    const sunday = aMeasured({ severity: 'sev1', instants: { declaredAt: '2026-11-15T23:59:59.999Z' } })
    const monday = aMeasured({ severity: 'sev2', instants: { declaredAt: '2026-11-23T00:00:00.000Z' } })
    const { weeks, n } = incidentsPerWeekOf([sunday, monday], UNBOUNDED, '2026-11-15T23:59:59.999Z', NOW)
    expect(weeks.map((week) => [week.week, week.n, week.incidents.map(({ key }) => key)])).toEqual([
      ['2026-11-09', 1, [sunday.key]],
      ['2026-11-16', 0, []],
      ['2026-11-23', 1, [monday.key]],
    ])
    expect(weeks[0]?.counts).toEqual({ sev1: 1, sev2: 0, sev3: 0, sev4: 0 })
    expect(n).toBe(2)
  })

  it('[METRIC-3] have limits at mean ± 3·√mean of the complete weeks, never below 0', () => {
    const { mean, lower, upper, judged } = chartOf(of(20, Array(20).fill(4)))
    expect({ mean, lower, upper, judged }).toEqual({ mean: 4, lower: 0, upper: 10, judged: 20 })
    expect(chartOf(of(20, Array(20).fill(16))).lower).toBe(4)
  })

  it('[METRIC-3] name the weeks outside, above and below', () => {
    const { weeks, upper } = chartOf(of(20, [...Array(18).fill(16), 40, 1]))
    expect(upper).toBeCloseTo(16.45 + 3 * Math.sqrt(16.45))
    expect(weeks.filter((week) => week.outside).map(({ n, outside }) => [n, outside])).toEqual([
      [40, 'above'],
      [1, 'below'],
    ])
  })

  it('[METRIC-3] do not judge the running week, one the period cuts, and that of the first incident of all time', () => {
    const running = chartOf([...of(20, Array(20).fill(1)), inWeek(0, 50)])
    expect(running.weeks.at(-1)).toMatchObject({ n: 50, isComplete: false, outside: null })
    expect(running.mean).toBe(1)
    const cut = chartOf(of(20, Array(20).fill(1)), {
      from: `${weeksBefore(20).slice(0, 10)}T00:00:00.001Z`,
      to: MONDAY,
    })
    expect(cut.weeks.map(({ isComplete }) => isComplete)).toEqual([false, ...Array(19).fill(true)])
    expect(chartOf(of(20, Array(20).fill(1)), UNBOUNDED, weeksBefore(20)).judged).toBe(19)
  })

  it('[METRIC-3] begin with the first incident of all, however long before the period begins', () => {
    const counts = of(16, Array(16).fill(4))
    const year = chartOf(counts, { from: weeksBefore(52), to: null }, weeksBefore(16))
    expect(year.weeks.map(({ isComplete }) => isComplete)).toEqual([false, ...Array(15).fill(true), false])
    expect(year).toMatchObject({ mean: 4, judged: 15, since: weeksBefore(16).slice(0, 10) })
    expect(chartOf(counts, { from: weeksBefore(16), to: null }, weeksBefore(16))).toMatchObject({
      since: null,
      judged: 15,
    })
    const quiet = chartOf(counts, { from: weeksBefore(20), to: null }, weeksBefore(40))
    expect(quiet).toMatchObject({ mean: 64 / 20, judged: 20, since: null })
    const before = chartOf([], { from: weeksBefore(52), to: weeksBefore(20) }, weeksBefore(16))
    expect(before).toMatchObject({ weeks: [], mean: null, n: 0 })
    const said = incidentsPerWeekMetric.sentence({
      ...year,
      weeks: year.weeks.map((week) => ({ ...week, incidents: [] })),
    })
    expect(said).toBe(
      'No. None of 15 weeks was outside the limits: what differs is ordinary variation (n = 64). ' +
        'It begins with the first incident, in the week of 3 Aug 2026.',
    )
  })

  it('[METRIC-3] have no limits while there are too few weeks to say what is usual', () => {
    const bounds = { from: weeksBefore(11), to: null }
    const few = incidentsPerWeekOf(
      [aMeasured({ instants: { declaredAt: weeksBefore(3) } })],
      bounds,
      weeksBefore(30),
      NOW,
    )
    expect(few).toMatchObject({ judged: 11, lower: null, upper: null })
    expect(incidentsPerWeekMetric.sentence(few)).toBe(
      'Too few complete weeks to say what is usual: 11 of at least 12 (n = 1).',
    )
    expect(incidentsPerWeekMetric.table(few).rows.map((row) => row.at(-1))).toEqual(Array(12).fill(null))
  })

  it('[METRIC-3] are at most ten years of weeks, the latest', () => {
    const { weeks, isCut } = chartOf([inWeek(600, 1)], UNBOUNDED, weeksBefore(600))
    expect([weeks.length, weeks.at(-1)?.week, isCut]).toEqual([522, MONDAY, true])
  })

  it('[METRIC-3] are said in a sentence', () => {
    const said = (counts: WeekCount[]) =>
      incidentsPerWeekMetric.sentence({
        ...chartOf(counts),
        weeks: chartOf(counts).weeks.map((week) => ({ ...week, incidents: [] })),
      })
    expect(said([])).toBe('No incident was declared in this selection.')
    expect(said(of(20, Array(20).fill(2)))).toBe(
      'No. None of 20 weeks was outside the limits: what differs is ordinary variation (n = 40).',
    )
    expect(said(of(20, [9, ...Array(19).fill(1)]))).toBe(
      'No. One week in 20 was outside the limit; the rest is ordinary variation (n = 28).',
    )
    expect(said(of(20, [...Array(19).fill(1), 9]))).toBe(
      'Yes. The last complete week had 9 incidents, and up to 4.9 are ordinary variation (n = 28 in 20 weeks).',
    )
  })
})
