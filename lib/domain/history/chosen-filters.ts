import { mitigationKindSchema } from '../incident/mitigation'
import { incidentKindSchema, severitySchema, statusSchema } from '../incident/values'
import { type HistoryFilter, NO_FILTER, PERIODS, type Period } from '../metrics/history-filter'

/** The filters of history as somebody chose them: an absent period is the one the page begins with. */
export interface ChosenFilters extends HistoryFilter {
  period: Period | null
}

export const NOTHING_CHOSEN: ChosenFilters = { ...NO_FILTER, period: null }

/** The parameters of an address that are filters, in the order of a canonical query. */
export const FILTER_PARAMETERS = [
  'q',
  'severity',
  'status',
  'kind',
  'service',
  'team',
  'person',
  'category',
  'mitigation',
  'period',
  'from',
  'to',
  'drills',
  'tests',
] as const satisfies readonly (keyof ChosenFilters)[]

const MAX_WORDS = 200
const MAX_VALUES = 50

const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const categoryForm = /^[a-z][a-z0-9-]{0,39}$/
const momentForm = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,3})?Z)?$/

/** Whether a text is a day or an instant by which history can be filtered. */
export const isMoment = (text: string): boolean =>
  momentForm.test(text) && text >= '1970' && !Number.isNaN(Date.parse(text)) && isDayOf(text)

/** `Date.parse` lets the 31st of February be the 3rd of March. */
const isDayOf = (text: string): boolean => new Date(Date.parse(text)).toISOString().startsWith(text.slice(0, 10))

/**
 * Reads the filters of an address. What is none of ours counts as not chosen, so that an old link still opens; lists
 * are sorted and without doubles.
 */
export function chosenFiltersOf(parameters: URLSearchParams): ChosenFilters {
  const listed = (name: string): string[] => parameters.getAll(name).flatMap((text) => text.split(','))
  const oneOf = <T extends string>(name: string, options: readonly T[]): T[] => {
    const given = listed(name)
    return options.filter((option) => given.includes(option))
  }
  const matching = (name: string, form: RegExp): string[] =>
    [...new Set(listed(name).filter((text) => form.test(text)))].sort().slice(0, MAX_VALUES)
  const moment = (name: string): string | null => {
    const text = parameters.get(name) ?? ''
    return isMoment(text) ? text : null
  }
  const isOn = (name: string): boolean => ['true', '1'].includes(parameters.get(name) ?? '')
  const [from, to] = [moment('from'), moment('to')]
  return {
    q: (parameters.get('q') ?? '').replaceAll('\u0000', ' ').trim().slice(0, MAX_WORDS).toWellFormed().trimEnd(),
    severity: oneOf('severity', severitySchema.options),
    status: oneOf('status', statusSchema.options),
    kind: oneOf('kind', incidentKindSchema.options),
    service: matching('service', idForm),
    team: matching('team', idForm),
    person: matching('person', idForm)[0] ?? null,
    category: matching('category', categoryForm),
    mitigation: oneOf('mitigation', mitigationKindSchema.options),
    // Days say it exactly; a period beside them would say something else.
    period: from || to ? null : (oneOf('period', Object.keys(PERIODS) as Period[])[0] ?? null),
    from,
    to,
    drills: isOn('drills'),
    tests: isOn('tests'),
  }
}

/** The canonical query of filters: always in the same order, without what is not chosen, its commas readable. */
export function queryOfFilters(filters: ChosenFilters): string {
  const parameters = new URLSearchParams()
  for (const name of FILTER_PARAMETERS) {
    // A switch that is off is not said; the words may be “false”.
    const text = String(filters[name] || '')
    if (text !== '') parameters.set(name, text)
  }
  return readableQuery(parameters)
}

/** A comma needs no escape in a query. */
export const readableQuery = (parameters: URLSearchParams): string => parameters.toString().replaceAll('%2C', ',')

/** How many filters somebody chose, bounds as one; the words are beside them. */
export const countChosen = (filters: ChosenFilters): number => {
  const named = new URLSearchParams(queryOfFilters({ ...filters, q: '', to: filters.from ? null : filters.to }))
  return [...named.keys()].length
}
