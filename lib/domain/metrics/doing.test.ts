import { describe, expect, it } from 'vitest'
import { aMeasured } from '@/lib/testing/measured-incident'
import { dataQualityMetric, dataQualityOf } from './data-quality'
import { NO_FILTER } from './history-filter'
import type { MeasuredIncident } from './measured-incident'
import { mitigatedWithinMetric, mitigatedWithinOf } from './mitigated-within'
import { periodBefore } from './period-before'
import { timeInSeverityMetric, timeInSeverityOf } from './time-in-severity'

const NOW = '2026-11-25T12:00:00.000Z'
const MINUTE = 60_000
const ago = (minutes: number) => new Date(Date.parse(NOW) - minutes * MINUTE).toISOString()

/** Declared so long ago, with an impact since then, and mitigated after so many minutes. */
const mitigatedAfter = (minutes: number, declared = 1000): MeasuredIncident =>
  aMeasured({
    status: 'mitigated',
    instants: { declaredAt: ago(declared), impactStartedAt: ago(declared), mitigatedAt: ago(declared - minutes) },
  })
const goingOn = (minutes: number): MeasuredIncident =>
  aMeasured({ status: 'active', instants: { declaredAt: ago(minutes), impactStartedAt: null } })

const sharesOf = (incidents: MeasuredIncident[]) =>
  mitigatedWithinOf(incidents, null, NOW).thresholds.map(({ within, n }) => [within, n])

describe('how many are mitigated in time', () => {
  it('[METRIC-4] counts what took exactly so long as within it', () => {
    expect(sharesOf([mitigatedAfter(5), mitigatedAfter(20), mitigatedAfter(300)])).toEqual([
      [1, 3],
      [1, 3],
      [2, 3],
      [2, 3],
    ])
  })

  it('[METRIC-4] counts what goes on as not within a time once it is that old, and leaves it out until then', () => {
    expect(sharesOf([mitigatedAfter(5), goingOn(15)])).toEqual([
      [1, 2],
      [1, 2],
      [1, 1],
      [1, 1],
    ])
  })

  it('[METRIC-4] does not guess where it is over without an instant, or the wrong way round', () => {
    const resolved = aMeasured({ status: 'resolved', instants: { mitigatedAt: null } })
    const data = mitigatedWithinOf([resolved, mitigatedAfter(-5)], null, NOW)
    expect(data).toMatchObject({ mitigated: 0, waiting: 0, unknown: 2 })
    expect(data.thresholds.map(({ share }) => share)).toEqual([null, null, null, null])
    expect(mitigatedWithinMetric.sentence(data)).toBe('Of no incident of this selection is it known yet.')
    expect(data.bands.map(({ n }) => n)).toEqual([0, 0, 0, 0, 0, 0, 2])
  })

  it('[METRIC-4] times from the declaration where the start of the impact is not known, and says so', () => {
    const fallback = aMeasured({ status: 'mitigated', instants: { declaredAt: ago(60), mitigatedAt: ago(50) } })
    const data = mitigatedWithinOf([fallback], null, NOW)
    expect(data.fallbacks).toBe(1)
    expect(mitigatedWithinMetric.sentence(data)).toBe('100 % within 30 min (n = 1, 1 timed from the declaration).')
  })

  it('[METRIC-4] draws a rising curve from a minute to a day', () => {
    const { curve } = mitigatedWithinOf([mitigatedAfter(5), mitigatedAfter(90), goingOn(400)], null, NOW)
    expect([curve.length, curve[0]?.ms, curve.at(-1)?.ms]).toEqual([40, MINUTE, 1440 * MINUTE])
    const shares = curve.map(({ share }) => share ?? 0)
    expect(shares).toEqual(shares.toSorted((one, other) => one - other))
  })

  it('[METRIC-4] draws no arrow below twenty on either side', () => {
    const now = Array.from({ length: 20 }, () => mitigatedAfter(10))
    const before = Array.from({ length: 20 }, () => mitigatedAfter(40))
    const trends = (one: MeasuredIncident[], other: MeasuredIncident[]) =>
      mitigatedWithinOf(one, other, NOW).thresholds.map(({ trend }) => trend)
    expect(trends(now, before)).toEqual(['level', 'up', 'up', 'level'])
    expect(trends(now, before.slice(1))).toEqual([null, null, null, null])
    expect(mitigatedWithinMetric.sentence(mitigatedWithinOf(now, before, NOW))).toBe(
      '100 % within 30 min (n = 20). In as long a time before it was 0 % (n = 20).',
    )
    expect(mitigatedWithinMetric.sentence(mitigatedWithinOf(now, before.slice(1), NOW))).not.toContain('before')
  })

  it('[METRIC-4] compares with as long a time before', () => {
    const filter = { ...NO_FILTER, from: ago(100) }
    expect(periodBefore(filter, NOW)).toEqual({ ...filter, from: ago(200), to: ago(100) })
    expect(periodBefore({ ...filter, to: ago(60) }, NOW)).toEqual({ ...filter, from: ago(140), to: ago(100) })
    // A month that runs is compared with as much of the time before as there is of it.
    expect(periodBefore({ ...filter, to: '9999-12-31T00:00:00.000Z' }, NOW)).toEqual({
      ...filter,
      from: ago(200),
      to: ago(100),
    })
    expect(periodBefore(NO_FILTER, NOW)).toBeNull()
  })
})

describe('how well it is known', () => {
  it('[METRIC-5] misses only what should be known by now', () => {
    const active = aMeasured({ severity: 'sev4', instants: { detectedAt: ago(9), declaredAt: ago(8) } })
    expect(dataQualityOf([active]).worst).toEqual([])
    const closed = aMeasured({
      status: 'closed',
      severity: 'sev2',
      triedCount: 1,
      alertCount: 1,
      instants: { declaredAt: ago(8), detectedAt: null, firstPagedAt: ago(7) },
    })
    expect(dataQualityOf([active, closed]).worst).toEqual([
      {
        key: closed.key,
        title: closed.title,
        severity: 'sev2',
        missing: [
          'impactStartedAt',
          'firstSignalAt',
          'detectedAt',
          'acknowledgedAt',
          'mobilisedAt',
          'firstMitigationAt',
          'mitigatedAt',
          'resolvedAt',
          'closedAt',
        ],
        outOfOrder: [],
      },
    ])
  })

  it('[METRIC-5] tells what stands before what it follows, and where instants come from', () => {
    const odd = aMeasured({
      instants: { impactStartedAt: ago(5), detectedAt: ago(6), declaredAt: ago(4), mitigatedAt: ago(3) },
    })
    const data = dataQualityOf([odd])
    expect(data.instants.detectedAt).toEqual({ machine: 0, live: 1, later: 0, missing: 0, outOfOrder: 1 })
    expect(data.instants.mitigatedAt.outOfOrder).toBe(0)
    expect(dataQualityMetric.sentence(data)).toBe(
      '0 % of the instants to expect are missing; of those known, 0 % were written later, and 1 instant out of order (n = 1).',
    )
    expect(dataQualityMetric.sentence(dataQualityOf([]))).toBe('No incident was declared in this selection.')
  })
})

describe('time in severity', () => {
  const elapsed = (sev1: number, until: string) => ({
    severity: { sev1, sev2: 0, sev3: 0, sev4: 0 },
    status: { active: sev1, mitigated: 0, resolved: 0, closed: 0 },
    until,
  })

  it('[METRIC-9] adds the intervals of what was reopened, and counts what goes on until now', () => {
    const reopened = aMeasured({
      severity: 'sev1',
      status: 'active',
      instants: { declaredAt: ago(200) },
      elapsed: elapsed(60 * MINUTE, ago(30)),
    })
    const over = aMeasured({
      severity: 'sev1',
      status: 'resolved',
      instants: { declaredAt: ago(300) },
      elapsed: elapsed(10 * MINUTE, ago(200)),
    })
    const data = timeInSeverityOf([reopened, over], { from: null, to: null }, NOW)
    expect(data.total.severity.sev1).toBe(100 * MINUTE)
    expect(data.total.status).toEqual({ active: 100 * MINUTE, mitigated: 0 })
    expect(data.running).toBe(1)
    expect(data.months).toHaveLength(1)
    expect(data.months[0]?.incidents.map(({ key, ms }) => [key, ms])).toEqual([
      [reopened.key, 90 * MINUTE],
      [over.key, 10 * MINUTE],
    ])
    expect(timeInSeverityMetric.sentence(data)).toBe(
      '2 incidents hurt for 1.7 h in all, 1.7 h of it in SEV1 and SEV2 (n = 2; one goes on).',
    )
  })

  it('[METRIC-9] has every month of the period, and no time is not known, not 0', () => {
    const data = timeInSeverityOf([], { from: '2026-09-10T00:00:00.000Z', to: null }, NOW)
    expect(data.months.map(({ month }) => month)).toEqual(['2026-09-01', '2026-10-01', '2026-11-01'])
    expect(timeInSeverityMetric.table(data).rows[0]).toEqual(['2026-09', 0, null, null, null, null, null, null])
    expect(timeInSeverityMetric.sentence(data)).toBe('No incident was declared in this selection.')
  })
})
