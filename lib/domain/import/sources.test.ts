import { describe, expect, test } from 'vitest'
import { aForeign, OPSGENIE_PAGE, PAGERDUTY_PAGE } from '@/lib/testing/import-samples'
import { foreignOfCells, guessColumns, missingFields } from './csv-columns'
import { initialMapping } from './import-mapping'
import { readOpsgenie } from './opsgenie'
import { readPagerDuty } from './pagerduty'
import { plannerOf } from './plan-incident'

const now = '2026-01-01T00:00:00.000Z'

describe('[IMPORT-2] the columns of a CSV file', () => {
  test('are guessed from their headings, each field once', () => {
    const headings = ['Incident ID', 'Name', 'Sev', 'State', 'Created At', 'startedAt', 'Acknowledged (UTC)', 'Colour']
    expect(guessColumns(headings)).toEqual([
      'foreignId',
      'title',
      'severity',
      'status',
      'declaredAt',
      'impactStartedAt',
      'acknowledgedAt',
      null,
    ])
    expect(guessColumns(['Affected services', 'resolved_at', 'title', 'Title'])).toEqual([
      'services',
      'resolvedAt',
      'title',
      null,
    ])
    expect(guessColumns(['__proto__', 'constructor', ''])).toEqual([null, null, null])
  })

  test('become what a row says; a short row says less', () => {
    const columns = ['title', 'services', null, 'notes', 'services', 'resolvedAt', 'notes'] as const
    const cells = ['Down', 'a; b', 'no', 'first', 'b,c', '2024-05-01 10:00', 'second']
    expect(foreignOfCells(cells, { columns: [...columns] })).toMatchObject({
      title: 'Down',
      services: ['a', 'b', 'b', 'c'],
      instants: { resolvedAt: '2024-05-01 10:00' },
      notes: [{ text: 'first' }, { text: 'second' }],
    })
    expect(foreignOfCells(['Down'], { columns: [...columns] })).toMatchObject({
      title: 'Down',
      services: [],
      instants: {},
    })
    expect(missingFields({ columns: ['title'] })).toEqual(['declaredAt', 'resolvedAt'])
  })
})

describe('[IMPORT-7] the REST API of PagerDuty', () => {
  const [fire, open, merged] = readPagerDuty([PAGERDUTY_PAGE])

  test('tells an incident with its acknowledgement, its first page and its notes', () => {
    expect(fire).toEqual({
      foreignId: 'PT4KHLK',
      title: 'The server is on fire.',
      severity: 'P2',
      status: 'resolved',
      kind: '',
      services: ['My Mail Service'],
      summary: '',
      url: 'https://subdomain.pagerduty.com/incidents/PT4KHLK',
      instants: {
        declaredAt: '2024-10-06T21:30:42Z',
        firstPagedAt: '2024-10-06T21:30:50Z',
        acknowledgedAt: '2024-10-06T21:33:00Z',
        resolvedAt: '2024-10-06T21:38:23Z',
      },
      notes: [
        { text: 'Firefighters are on the scene.', at: '2024-10-06T21:32:00Z', by: 'Earline Greenholt' },
        { text: 'Turned the server off.', at: '2024-10-06T21:35:00Z', by: 'Earline Greenholt' },
      ],
      unfit: null,
    })
  })

  test('tells which are open or merged: those are left out', () => {
    const plan = plannerOf(initialMapping('pagerduty'), { services: [], now })
    const outcomes = [fire, open, merged].map((one) => plan(one ?? aForeign()))
    expect(outcomes[0]).toMatchObject({ kind: 'write', plan: { severity: 'sev2' } })
    expect(outcomes[1]).toMatchObject({ reason: 'It is not over there: its status is “acknowledged”.' })
    expect(outcomes[2]).toMatchObject({ reason: expect.stringContaining('merged into another one there: [#1234]') })
  })

  test('comes as pages, a list, one, or one with its log entries inside', () => {
    const { incidents, log_entries, notes } = PAGERDUTY_PAGE
    const first = { ...incidents[0], log_entries, notes }
    expect(readPagerDuty([{ incidents: [incidents[0]] }, { log_entries, notes }])).toEqual([fire])
    expect(readPagerDuty([[PAGERDUTY_PAGE]])).toEqual([fire, open, merged])
    expect(readPagerDuty([{ incident: first }])).toEqual([fire])
    expect(readPagerDuty([[first]])).toEqual([fire])
    expect(readPagerDuty([first, { notes: [] }])).toEqual([fire])
  })

  test('falls back on urgency, and on the last change of status', () => {
    const [one] = readPagerDuty([
      [{ id: 'P1', title: 'x', status: 'resolved', urgency: 'low', last_status_change_at: 'z' }],
    ])
    expect(one).toMatchObject({ severity: 'low', instants: { resolvedAt: 'z' } })
  })
})

describe('[IMPORT-7] the REST API of Opsgenie', () => {
  const [incident, alert, open] = readOpsgenie([OPSGENIE_PAGE])

  test('tells an incident with its impact', () => {
    expect(incident).toMatchObject({
      foreignId: '652f14b3-019a-4d4c-8b83-e4da527a416c',
      title: 'Payments are slow',
      severity: 'P3',
      services: ['daa0d66f-ad35-4396-b30d-70f0314c697a'],
      summary: 'Payments time out.',
      instants: {
        declaredAt: '2023-09-26T17:06:16.824Z',
        impactStartedAt: '2023-09-26T17:01:16.824Z',
        resolvedAt: '2023-09-26T17:45:25.719Z',
      },
    })
  })

  test('tells an alert with what its report says in milliseconds', () => {
    expect(alert?.instants).toEqual({
      declaredAt: '2023-03-21T20:32:52.353Z',
      acknowledgedAt: '2023-03-21T20:33:08.055Z',
      resolvedAt: '2023-03-21T20:33:52.856Z',
    })
  })

  test('comes as pages, a list or one', () => {
    expect(readOpsgenie([OPSGENIE_PAGE.data])).toEqual([incident, alert, open])
    expect(readOpsgenie([{ data: OPSGENIE_PAGE.data[0] }, { data: [OPSGENIE_PAGE.data[1]] }])).toEqual([
      incident,
      alert,
    ])
    const plan = plannerOf(initialMapping('opsgenie'), { services: [], now })
    expect(plan(open ?? aForeign())).toMatchObject({ kind: 'left-out' })
  })
})

test('[IMPORT-2] nothing that is no incident makes either reader fail', () => {
  const odd = [null, 7, 'x', [], {}, { data: null }, { incidents: 'no' }, [[null]], { incidents: [null, 3, {}] }]
  for (const value of odd) {
    for (const one of [...readPagerDuty([value]), ...readOpsgenie([value])]) {
      const plan = plannerOf(initialMapping('pagerduty'), { services: [], now })
      expect(plan(one).kind).toBe('left-out')
    }
  }
})
