import { describe, expect, it } from 'vitest'
import { uuid } from '@/lib/testing/in-memory-incident'
import { aMeasured } from '@/lib/testing/measured-incident'
import { DEFAULT_REVIEW_RULES } from '../incident/review'
import { drillFilter, drillsMetric, drillsOf } from './drills'
import { NO_FILTER } from './history-filter'
import { leversOf } from './levers'
import { type MeasuredPrevention, preventionsMetric, preventionsOf } from './preventions'
import { reviewStanding, reviewsMetric, reviewsOf } from './reviews'

const DAY = 24 * 3_600_000
const now = '2026-03-31T00:00:00.000Z'
const instants = { resolvedAt: '2026-02-02T00:00:00.000Z' }

describe('[METRIC-15] reviews', () => {
  const resolved = { severity: 'sev1', status: 'resolved', instants } as const
  const standing = (over: object) => reviewStanding(aMeasured({ ...resolved, ...over }), DEFAULT_REVIEW_RULES, now)

  it('stand by the rules of today and the instant they were published', () => {
    expect(standing({ reviewPublishedAt: '2026-02-07T00:00:00.000Z' })).toBe('in-time')
    expect(standing({ reviewPublishedAt: '2026-02-07T00:00:00.001Z' })).toBe('late')
    expect(standing({})).toBe('overdue')
    expect(standing({ instants: { resolvedAt: '2026-03-30T00:00:00.000Z' } })).toBe('due')
    expect(standing({ status: 'closed' })).toBe('closed')
    expect(standing({ severity: 'sev4', reviewPublishedAt: now })).toBe('voluntary')
    for (const over of [{ severity: 'sev4' }, { kind: 'drill' }, { importedFrom: 'csv' }, { status: 'active' }]) {
      expect(standing(over)).toBeNull()
    }
    expect(standing({ instants: { resolvedAt: null } })).toBeNull()
  })

  it('are counted by the month of the resolution, with how long they took', () => {
    const figures = reviewsOf(
      [
        aMeasured({ ...resolved, reviewPublishedAt: '2026-02-05T00:00:00.000Z' }),
        aMeasured({ ...resolved, title: 'Overdue' }),
        aMeasured({ ...resolved, title: 'The last', instants: { resolvedAt: '2026-03-30T00:00:00.000Z' } }),
      ],
      DEFAULT_REVIEW_RULES,
      now,
    )
    expect(figures.months).toMatchObject([
      { month: '2026-02-01', required: 2, inTime: 1, overdue: 1, incidentCount: 2 },
      { month: '2026-03-01', required: 1, due: 1, incidents: [{ title: 'The last' }], incidentCount: 1 },
    ])
    expect(figures.toPublication).toMatchObject({ n: 1, median: 3 * DAY })
    expect(figures.overdue).toMatchObject([{ incident: { title: 'Overdue' }, dueAt: '2026-02-07T00:00:00.000Z' }])
    expect(reviewsMetric.sentence(figures)).toBe(
      '50 % of reviews were published in time (n = 2); 0 came late, 1 is overdue now. Half were out within 3 d.',
    )
    expect(reviewsMetric.sentence(reviewsOf([], DEFAULT_REVIEW_RULES, now))).toBe('No review was asked for.')
  })
})

describe('[METRIC-16] preventions', () => {
  const january = aMeasured({ instants: { declaredAt: '2026-01-05T00:00:00.000Z' } })
  const march = aMeasured({ instants: { declaredAt: '2026-03-05T00:00:00.000Z' } })
  const bought = (over: Partial<MeasuredPrevention> = {}): MeasuredPrevention => ({
    id: uuid(1),
    incidentId: january.id,
    title: 'A timeout',
    state: 'open',
    ownerId: null,
    dueOn: '2026-03-30',
    category: 'timeouts',
    createdAt: '2026-01-10T00:00:00.000Z',
    updatedAt: '2026-01-10T00:00:00.000Z',
    doneAt: null,
    declinedAt: null,
    ...over,
  })
  const figuresOf = (preventions: MeasuredPrevention[], filter = {}, categories = ['timeouts']) => {
    const names = { person: () => null, service: () => null }
    const sources = { preventions, incidents: [january, march], categoriesOf: () => categories, names }
    return preventionsOf(sources, { ...NO_FILTER, ...filter }, now)
  }
  const paid = { state: 'done', doneAt: '2026-02-09T00:00:00.000Z' } as const

  it('are overdue from the day after, whenever they were bought', () => {
    const since = { from: '2026-03-01T00:00:00.000Z' }
    expect(figuresOf([bought()], since)).toMatchObject({ bought: 0, open: 1, overdueCount: 1 })
    expect(figuresOf([bought({ dueOn: '2026-03-31' })], since)).toMatchObject({ open: 1, overdueCount: 0 })
    expect(figuresOf([bought({ incidentId: uuid(404) })])).toMatchObject({ bought: 0, open: 0 })
  })

  it('are bought and paid in their months', () => {
    const figures = figuresOf([bought(paid), bought({ state: 'declined', updatedAt: '2026-02-01T00:00:00.000Z' })])
    const behind = { incidents: [{ key: january.key }], incidentCount: 1 }
    expect(figures.months).toMatchObject([
      { month: '2026-01-01', bought: 2, paid: 0, declined: 0, ...behind },
      { month: '2026-02-01', bought: 0, paid: 1, declined: 1, ...behind },
      { month: '2026-03-01', bought: 0, paid: 0, declined: 0, incidents: [], incidentCount: 0 },
    ])
    expect(figures.toPaid).toMatchObject({ n: 1, median: 30 * DAY })
    expect(preventionsMetric.sentence(figures)).toBe(
      '2 preventions were bought and 1 paid, half of them within 30 d; 0 are open, 0 of them overdue. ' +
        '0 % of incidents had a factor with an unpaid prevention (n = 2).',
    )
  })

  it('stay declined in their month, whatever is changed of them later', () => {
    const declined = bought({
      state: 'declined',
      declinedAt: '2026-02-01T00:00:00.000Z',
      updatedAt: '2026-03-20T00:00:00.000Z',
    })
    const figures = figuresOf([declined])
    expect(figures.months).toMatchObject([{ bought: 1 }, { month: '2026-02-01', declined: 1 }, { declined: 0 }])
    // It was declined before the incident of March came.
    expect(figures.repeats.part).toBe(0)
  })

  it('end with the period: of what came after it nothing is said', () => {
    const to = '2026-02-01T00:00:00.000Z'
    expect(figuresOf([bought(paid)], { to }).months).toMatchObject([{ month: '2026-01-01', bought: 1, paid: 0 }])
  })

  it('repeat unpaid when an earlier incident’s was open at the declaration', () => {
    expect(figuresOf([bought()])).toMatchObject({ repeats: { part: 1, whole: 2 }, repeated: [{ key: march.key }] })
    expect(figuresOf([bought(paid)]).repeats).toEqual({ part: 0, whole: 2 })
    expect(figuresOf([bought({ ...paid, doneAt: '2026-03-05T00:00:00.001Z' })]).repeats.part).toBe(1)
    expect(figuresOf([bought({ category: 'capacity' })]).repeats.part).toBe(0)
    expect(figuresOf([bought({ category: null })]).repeats.part).toBe(0)
    expect(figuresOf([bought({ createdAt: '2026-03-06T00:00:00.000Z' })]).repeats.part).toBe(0)
    expect(figuresOf([bought()], {}, []).repeats).toEqual({ part: 0, whole: 0 })
  })

  it('are said to be none when there are none', () => {
    expect(preventionsMetric.sentence(figuresOf([]))).toBe('No prevention was bought in this selection.')
  })
})

describe('[METRIC-17] drills', () => {
  it('are counted whatever the filter says of drills, with those who took part', () => {
    const levers = leversOf([], [], NO_FILTER, now)
    const declaredAt = '2026-02-02T00:00:00.000Z'
    const drills = [
      aMeasured({ kind: 'drill', instants: { declaredAt }, personIds: [uuid(1), uuid(2)] }),
      aMeasured({ kind: 'drill', instants: { declaredAt: now }, personIds: [uuid(2)] }),
    ]
    const figures = drillsOf(drills, levers, NO_FILTER, now)
    expect(figures).toMatchObject({ n: 2, people: 2, rows: [{ people: 1 }, { people: 2 }] })
    expect(figures.months).toMatchObject([
      { month: '2026-02-01', drills: 1, incidents: [{ key: drills[0]?.key }] },
      { month: '2026-03-01', drills: 1, incidents: [{ key: drills[1]?.key }] },
    ])
    const { months } = drillsOf(drills.slice(0, 1), levers, { to: '2026-03-01T00:00:00.000Z' }, now)
    expect(months).toMatchObject([{ month: '2026-02-01', drills: 1 }])
    expect(drillsMetric.sentence(figures)).toBe('2 drills with 2 people (n = 2).')
    expect(drillsMetric.sentence(drillsOf([], levers, NO_FILTER, now))).toBe('There was no drill in this selection.')
    expect(drillFilter({ ...NO_FILTER, kind: ['production'] })).toMatchObject({ kind: ['drill'], drills: true })
  })
})
