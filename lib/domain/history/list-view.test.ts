import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mitigationKindSchema } from '../incident/mitigation'
import { incidentKindSchema, severitySchema, statusSchema } from '../incident/values'
import { PERIODS, type Period } from '../metrics/history-filter'
import { type ChosenFilters, countChosen, NOTHING_CHOSEN, queryOfFilters } from './chosen-filters'
import {
  COLUMN_NAMES,
  canonicalQuery,
  DEFAULT_COLUMNS,
  DEFAULT_SORT,
  type ListView,
  listQueryOf,
  listViewOf,
  queryOfView,
  SORT_NAMES,
} from './list-view'

const read = (query: string) => listViewOf(new URLSearchParams(query))

const id = fc.uuid().map((text) => text.toLowerCase())
const ids = fc.uniqueArray(id, { maxLength: 3 }).map((all) => all.sort())
const moment = fc
  .date({ min: new Date('1971-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString())
const day = moment.map((text) => text.slice(0, 10))

const filters: fc.Arbitrary<ChosenFilters> = fc
  .record({
    q: fc.string({ maxLength: 40, unit: 'binary' }).map((text) => text.replaceAll('\u0000', '').toWellFormed().trim()),
    severity: fc.subarray(severitySchema.options),
    status: fc.subarray(statusSchema.options),
    kind: fc.subarray(incidentKindSchema.options),
    service: ids,
    team: ids,
    person: fc.option(id),
    category: fc.subarray(['capacity', 'change', 'third-party']),
    mitigation: fc.subarray(mitigationKindSchema.options),
    period: fc.option(fc.constantFrom(...(Object.keys(PERIODS) as Period[]))),
    from: fc.option(fc.oneof(day, moment)),
    to: fc.option(fc.oneof(day, moment)),
    drills: fc.boolean(),
    tests: fc.boolean(),
  })
  .map((chosen) => ({ ...chosen, period: chosen.from || chosen.to ? null : chosen.period }))

const views: fc.Arbitrary<ListView> = fc.record({
  filters,
  sort: fc.record({ by: fc.constantFrom(...SORT_NAMES), isDescending: fc.boolean() }),
  columns: fc.subarray(COLUMN_NAMES.filter((name) => name !== 'title')).map((some) => {
    return COLUMN_NAMES.filter((name) => name === 'title' || some.includes(name))
  }),
})

describe('the address of the list', () => {
  it('[HISTORY-3] holds all of a view, and is the same for the same view', () => {
    fc.assert(
      fc.property(views, (view) => {
        const query = queryOfView(view)
        expect(read(query)).toEqual(view)
        expect(canonicalQuery(query)).toBe(query)
      }),
    )
  })

  it('[HISTORY-3] is read whatever it says: what is none of ours is not chosen', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (query) => {
        expect(canonicalQuery(canonicalQuery(query))).toBe(canonicalQuery(query))
      }),
    )
    const odd =
      'severity=sev9&service=1%27--&period=8w&from=2026-02-31&to=soon&drills=no&person=x&sort=-age&columns=age'
    expect(read(odd)).toEqual({ filters: NOTHING_CHOSEN, sort: DEFAULT_SORT, columns: DEFAULT_COLUMNS })
    expect(canonicalQuery(odd)).toBe('')
  })

  it('does not depend on the order of the address', () => {
    expect(canonicalQuery('sort=title&tests=1&severity=sev2&severity=sev1&q=db')).toBe(
      canonicalQuery('q=db&severity=sev1,sev2&tests=true&sort=title'),
    )
  })

  it('[HISTORY-3] holds words that look like a switch', () => {
    expect(canonicalQuery('q=false&drills=false&tests=0')).toBe('q=false')
  })

  it('asks the API for all but the columns', () => {
    expect(listQueryOf(read('columns=key,people&sort=-mitigate&q=db'))).toBe('q=db&sort=-mitigate')
  })

  it('has the title among its columns always', () => {
    expect(read('columns=people,key').columns).toEqual(['key', 'title', 'people'])
    expect(read('columns=title').columns).toEqual(['title'])
  })
})

describe('the count of filters', () => {
  it('counts what narrows or widens, bounds once, and not the words', () => {
    expect(countChosen(NOTHING_CHOSEN)).toBe(0)
    const chosen: ChosenFilters = { ...NOTHING_CHOSEN, q: 'db', severity: ['sev1', 'sev2'], drills: true }
    expect(countChosen(chosen)).toBe(2)
    expect(countChosen({ ...chosen, from: '2026-01-01', to: '2026-02-01' })).toBe(3)
    expect(countChosen({ ...NOTHING_CHOSEN, to: '2026-02-01' })).toBe(1)
    expect(queryOfFilters(chosen)).toBe('q=db&severity=sev1,sev2&drills=true')
  })
})
