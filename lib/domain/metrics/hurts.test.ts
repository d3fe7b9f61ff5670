import { describe, expect, it } from 'vitest'
import { aMeasured } from '@/lib/testing/measured-incident'
import { factorsMetric, factorsOf } from './factors'
import { servicesMetric, servicesOf } from './services'

const NOW = '2026-11-25T12:00:00.000Z'
const LABELS = [
  { key: 'change', name: 'Change', meaning: 'A change.' },
  { key: 'design', name: 'Design', meaning: 'A design.' },
]
const on = (day: string) => ({ instants: { declaredAt: `${day}T10:00:00.000Z` } })

describe('services that hurt', () => {
  const catalogue = {
    services: [
      { id: 'a', name: 'Checkout', isArchived: false },
      { id: 'b', name: 'Payments', isArchived: true },
      { id: 'c', name: 'Search', isArchived: false },
    ],
    dependencies: [
      { serviceId: 'a', dependsOnId: 'b' },
      { serviceId: 'a', dependsOnId: 'c' },
      { serviceId: 'b', dependsOnId: 'c' },
    ],
  }
  const both = aMeasured({ serviceIds: ['a', 'b'], severity: 'sev1', ...on('2026-11-02') })
  const alone = aMeasured({ serviceIds: ['a'], severity: 'sev3', ...on('2026-11-01') })
  const nameless = aMeasured({ serviceIds: [] })

  it('[METRIC-6] counts an incident for each service it hits, archived ones too', () => {
    const { rows, total, withoutService } = servicesOf([alone, both, nameless], catalogue, NOW)
    expect(rows.map(({ name, n, share, isArchived }) => [name, n, share, isArchived])).toEqual([
      ['Checkout', 2, 2 / 3, false],
      ['Payments', 1, 1 / 3, true],
    ])
    expect(rows[0]?.bySeverity).toEqual({ sev1: 1, sev2: 0, sev3: 1, sev4: 0 })
    expect(rows[0]?.incidents.map(({ key }) => key)).toEqual([both.key, alone.key])
    expect([total, withoutService]).toEqual([3, 1])
  })

  it('[METRIC-6] says how often a dependency was hit too', () => {
    const { matrix, nodes } = servicesOf([alone, both], catalogue, NOW)
    expect(matrix.map(({ serviceId, dependsOnId, both: n, share }) => [serviceId, dependsOnId, n, share])).toEqual([
      ['a', 'b', 1, 0.5],
      ['a', 'c', 0, 0],
      ['b', 'c', 0, 0],
    ])
    expect(nodes.map(({ id, n }) => [id, n])).toEqual([
      ['a', 2],
      ['b', 1],
      ['c', 0],
    ])
  })

  it('[METRIC-6] says which is hit most, and when none is named', () => {
    expect(servicesMetric.sentence(servicesOf([], catalogue, NOW))).toBe('No incident was declared in this selection.')
    expect(servicesMetric.sentence(servicesOf([nameless], catalogue, NOW))).toBe('None of 1 incident names a service.')
    expect(servicesMetric.sentence(servicesOf([alone, both], catalogue, NOW))).toContain(
      'Checkout is hit most: 100 % of incidents',
    )
  })
})

describe('categories of factors over time', () => {
  const cards = new Map<string, (string | null)[]>()
  const withCards = (day: string, ...categories: (string | null)[]) => {
    const incident = aMeasured(on(day))
    cards.set(incident.id, categories)
    return incident
  }
  const categoriesOf = (id: string) => cards.get(id) ?? []

  it('[METRIC-7] counts an incident once in each category, and what is in no list as uncategorised', () => {
    const incidents = [
      withCards('2026-10-05', 'change', 'change', 'design'),
      withCards('2026-11-05', 'design', null, 'given-up'),
      aMeasured(on('2026-11-06')),
    ]
    const data = factorsOf(incidents, categoriesOf, LABELS, { from: null, to: null }, NOW)
    expect(data).toMatchObject({ unit: 'month', n: 2, without: 1 })
    expect(data.categories).toEqual([
      { key: 'design', label: 'Design', n: 2 },
      { key: 'change', label: 'Change', n: 1 },
      { key: null, label: 'Uncategorised', n: 1 },
    ])
    expect(data.buckets.map(({ from, counts }) => [from, counts.map(({ n }) => n)])).toEqual([
      ['2026-10-01', [1, 1, 0]],
      ['2026-11-01', [1, 0, 1]],
    ])
    expect(factorsMetric.sentence(data)).toBe(
      'Design is named most: in 100 % of the postmortems with factors (n = 2, 1 without a postmortem that has factors).',
    )
  })

  it('[METRIC-7] counts by quarter beyond two years', () => {
    const unit = (from: string) => factorsOf([], categoriesOf, LABELS, { from, to: null }, NOW)
    expect(unit('2024-11-25T12:00:00.000Z').unit).toBe('month')
    expect(unit('2024-10-31T12:00:00.000Z')).toMatchObject({ unit: 'quarter' })
    expect(
      unit('2024-10-31T12:00:00.000Z')
        .buckets.map(({ from }) => from)
        .slice(0, 2),
    ).toEqual(['2024-10-01', '2025-01-01'])
  })

  it('[METRIC-7] says that nothing is written yet', () => {
    const said = (incidents: ReturnType<typeof aMeasured>[]) =>
      factorsMetric.sentence(factorsOf(incidents, categoriesOf, LABELS, { from: null, to: null }, NOW))
    expect(said([])).toBe('No incident was declared in this selection.')
    expect(said([aMeasured()])).toBe('None of one incident has a factor in its postmortem yet.')
  })
})
