import { describe, expect, it } from 'vitest'
import { uuid } from '@/lib/testing/in-memory-incident'
import { aMeasured, aMitigation } from '@/lib/testing/measured-incident'
import { deliveryMetric, deliveryOf, rateWords } from './delivery'
import { deliveryPreventedMetric, deliveryPreventedOf } from './delivery-prevented'
import { isDeploy, type MeasuredChange } from './deploys'
import { NO_FILTER } from './history-filter'

const HOUR = 3_600_000
const now = '2026-03-23T00:00:00.000Z'
const lookups = { teamOf: () => null, categoriesOf: () => [] }

const aDeploy = (number: number, over: Partial<MeasuredChange> = {}): MeasuredChange => ({
  id: uuid(800 + number),
  kind: 'deploy',
  status: 'succeeded',
  title: `#${number}`,
  environment: 'production',
  service: { id: uuid(1), name: 'Payments' },
  teamId: null,
  at: '2026-03-02T03:00:00.000Z',
  committedAt: null,
  isDrilled: false,
  ...over,
})

describe('[METRIC-13] deploys', () => {
  it('are those of production that reached it, and never those of a drill', () => {
    expect(isDeploy(aDeploy(1))).toBe(true)
    expect(isDeploy(aDeploy(1, { status: 'unknown', environment: null }))).toBe(true)
    expect(isDeploy(aDeploy(1, { environment: 'Prod' }))).toBe(true)
    for (const over of [
      { kind: 'flag' },
      { status: 'failed' },
      { status: 'started' },
      { environment: 'staging' },
      { isDrilled: true },
    ] as const) {
      expect(isDeploy(aDeploy(1, over))).toBe(false)
    }
  })

  it('failed when an incident undid them, whether or not that helped; the time to recover is of those it helped', () => {
    const deploys = [
      aDeploy(1, { committedAt: '2026-03-02T01:00:00.000Z' }),
      aDeploy(2, { at: '2026-03-16T00:00:00.000Z', committedAt: '2026-03-17T00:00:00.000Z' }),
      aDeploy(3),
      aDeploy(4),
    ]
    const instants = { declaredAt: '2026-03-02T03:10:00.000Z', impactStartedAt: '2026-03-02T03:00:00.000Z' }
    const caused = aMeasured({
      instants: { ...instants, mitigatedAt: '2026-03-02T05:00:00.000Z' },
      mitigations: [aMitigation({ changeId: deploys[0]?.id ?? null })],
    })
    const inVain = aMeasured({
      instants: { mitigatedAt: '2026-03-02T09:00:00.000Z' },
      mitigations: [
        aMitigation({ changeId: deploys[1]?.id ?? null, state: 'no-effect' }),
        aMitigation({ changeId: deploys[2]?.id ?? null, state: 'proposed', startedAt: null }),
      ],
    })
    const withdrawn = aMeasured({
      outcome: 'withdrawn',
      mitigations: [aMitigation({ changeId: deploys[3]?.id ?? null })],
    })
    const figures = deliveryOf(deploys, [caused, inVain, withdrawn], NO_FILTER, lookups, now)
    expect(figures).toMatchObject({
      deploys: 4,
      failed: 2,
      leadTime: { n: 1, median: 2 * HOUR },
      recovery: { n: 1, median: 2 * HOUR },
      dots: [{ key: caused.key, ms: 2 * HOUR }],
      failures: [
        { title: '#2', incidents: [{ key: inVain.key }] },
        { title: '#1', incidents: [{ key: caused.key }] },
      ],
    })
    expect(
      figures.weeks.map(({ week, deploys: n, failed, incidents }) => [week, n, failed, incidents[0]?.key]),
    ).toEqual([
      ['2026-03-02', 3, 1, caused.key],
      ['2026-03-09', 0, 0, undefined],
      ['2026-03-16', 1, 1, inVain.key],
      ['2026-03-23', 0, 0, undefined],
    ])
    expect(deliveryMetric.table(figures).rows[1]).toEqual(['2026-03-09', 0, 0, null, null, 0, null, 0])
    expect(deliveryMetric.sentence(figures)).toBe(
      '4 deploys, 1.3 a week; 50 % failed (n = 4). Half were in production within 2 h of their commit (n = 1). ' +
        'Half of the incidents that came from one were over within 2 h (n = 1).',
    )
  })

  it('are chosen by their own time, service and team, whatever their incident was', () => {
    const [mine, other] = [aDeploy(1), aDeploy(2, { service: { id: uuid(2), name: 'Search' }, teamId: uuid(9) })]
    const late = aMeasured({ serviceIds: [], mitigations: [aMitigation({ changeId: mine.id })] })
    const of = (filter: object) => deliveryOf([mine, other], [late], { ...NO_FILTER, ...filter }, lookups, now)
    expect(of({ service: [uuid(1)] })).toMatchObject({ deploys: 1, failed: 1 })
    expect(of({ team: [uuid(9)] })).toMatchObject({ deploys: 1, failed: 0 })
    expect(of({ to: '2026-03-02T03:05:00.000Z' })).toMatchObject({ deploys: 2, failed: 1 })
    expect(of({ severity: ['sev4'] })).toMatchObject({ deploys: 2, failed: 0 })
    const none = of({ from: '2026-03-03T00:00:00.000Z' })
    expect([none.perDay, none.weeks]).toEqual([null, []])
    expect(deliveryMetric.sentence(none)).toBe('No deploy to production was told in this selection.')
  })

  it('are said by the day, or by the week when they are seldom', () => {
    expect([rateWords(3.21), rateWords(0.5)]).toEqual(['3.2 a day', '3.5 a week'])
  })
})

describe('[METRIC-14] the time without delivery', () => {
  it('counts two incidents at once once, cuts at Monday, and runs until now', () => {
    const span = (from: string, to: string | null) => ({ from: `2026-${from}:00.000Z`, to: to && `2026-${to}:00.000Z` })
    const first = aMeasured({ deliverySpans: [span('03-08T22:00', '03-09T02:00')] })
    const second = aMeasured({ deliverySpans: [span('03-09T01:00', '03-09T03:00'), span('03-22T23:00', null)] })
    const figures = deliveryPreventedOf([first, second, aMeasured()], now)
    expect(
      figures.weeks.map(({ week, ms, incidents, incidentCount }) => [
        week,
        ms,
        incidents.map(({ key }) => key).sort(),
        incidentCount,
      ]),
    ).toEqual([
      ['2026-03-02', 2 * HOUR, [first.key], 1],
      ['2026-03-09', 3 * HOUR, [first.key, second.key].sort(), 2],
      ['2026-03-16', HOUR, [second.key], 1],
      ['2026-03-23', 0, [], 0],
    ])
    expect(figures).toMatchObject({ n: 2, running: 1, ms: 6 * HOUR })
    expect(figures.incidents.map(({ incident, ms }) => [incident.key, ms])).toEqual([
      [first.key, 4 * HOUR],
      [second.key, 3 * HOUR],
    ])
    expect(deliveryPreventedMetric.sentence(figures)).toBe(
      `Nobody could deliver for 6 h in all, in 2 incidents (n = 2); the longest, ${first.key}, for 4 h. It is prevented now.`,
    )
    expect(deliveryPreventedMetric.sentence(deliveryPreventedOf([], now))).toBe(
      'No incident of this selection prevented delivery.',
    )
  })
})
