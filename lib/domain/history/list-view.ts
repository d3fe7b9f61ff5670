import { type ChosenFilters, chosenFiltersOf, queryOfFilters } from './chosen-filters'

/** What the list can be sorted by; `isDescending` is how it begins. What is not known stands last either way. */
export const SORTS = {
  declared: { label: 'Declared', isDescending: true },
  severity: { label: 'Severity', isDescending: false },
  mitigate: { label: 'Time to mitigate', isDescending: true },
  resolve: { label: 'Time to resolve', isDescending: true },
  published: { label: 'Review published', isDescending: true },
  title: { label: 'Title', isDescending: false },
} as const satisfies Record<string, { label: string; isDescending: boolean }>
export type SortName = keyof typeof SORTS
export const SORT_NAMES = Object.keys(SORTS) as SortName[]

export interface Sort {
  by: SortName
  isDescending: boolean
}

export const DEFAULT_SORT: Sort = { by: 'declared', isDescending: true }

/** A sort as an address says it: its name, with a dash before it for the largest first. */
export const textOfSort = ({ by, isDescending }: Sort): string => `${isDescending ? '-' : ''}${by}`

/** Null for what is no sort. */
export function sortOfText(text: string): Sort | null {
  const isDescending = text.startsWith('-')
  const by = SORT_NAMES.find((name) => name === text.slice(isDescending ? 1 : 0))
  return by ? { by, isDescending } : null
}

/** The columns of the list, in their order; the title is always there. */
export const COLUMNS = {
  key: { label: 'Key', sort: null },
  severity: { label: 'Severity', sort: 'severity' },
  title: { label: 'Title', sort: 'title' },
  status: { label: 'Status', sort: null },
  kind: { label: 'Kind', sort: null },
  services: { label: 'Services', sort: null },
  commander: { label: 'Commander', sort: null },
  declared: { label: 'Declared', sort: 'declared' },
  mitigate: { label: 'Mitigated in', sort: 'mitigate' },
  resolve: { label: 'Resolved in', sort: 'resolve' },
  people: { label: 'People', sort: null },
  tried: { label: 'Tried', sort: null },
  worked: { label: 'Worked', sort: null },
  review: { label: 'Review', sort: 'published' },
} as const satisfies Record<string, { label: string; sort: SortName | null }>
export type ColumnName = keyof typeof COLUMNS
export const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[]

export const DEFAULT_COLUMNS: readonly ColumnName[] = [
  'key',
  'severity',
  'title',
  'status',
  'services',
  'declared',
  'mitigate',
  'resolve',
  'worked',
  'review',
]

/** All that the address of the list says. */
export interface ListView {
  filters: ChosenFilters
  sort: Sort
  columns: readonly ColumnName[]
}

/** Reads the address of the list; what is none of ours counts as not chosen, so that an old link still opens. */
export function listViewOf(parameters: URLSearchParams): ListView {
  const chosen = parameters.getAll('columns').flatMap((text) => text.split(','))
  const columns = COLUMN_NAMES.filter((name) => name === 'title' || chosen.includes(name))
  return {
    filters: chosenFiltersOf(parameters),
    sort: sortOfText(parameters.get('sort') ?? '') ?? DEFAULT_SORT,
    columns: columns.length > 1 || chosen.includes('title') ? columns : DEFAULT_COLUMNS,
  }
}

/** What the API is asked for a view: all but its columns. */
export const listQueryOf = ({ filters, sort }: Pick<ListView, 'filters' | 'sort'>): string =>
  joined([queryOfFilters(filters), textOfSort(sort) === textOfSort(DEFAULT_SORT) ? '' : `sort=${textOfSort(sort)}`])

/** The canonical query of a view, as its address has it: what is as it comes is not said. */
export const queryOfView = (view: ListView): string =>
  joined([
    listQueryOf(view),
    String(view.columns) === String(DEFAULT_COLUMNS) ? '' : `columns=${view.columns.join(',')}`,
  ])

/** The canonical form of any query of the list. */
export const canonicalQuery = (query: string): string => queryOfView(listViewOf(new URLSearchParams(query)))

const joined = (parts: string[]): string => parts.filter(Boolean).join('&')
