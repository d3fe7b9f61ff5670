import { type ChosenFilters, chosenFiltersOf, queryOfFilters } from '@/lib/domain/history/chosen-filters'

/** The list of the incidents behind a part of a figure: under the filters of the page, and these. */
export function listPath(query: string, changes: Partial<ChosenFilters>): string {
  const filters = chosenFiltersOf(new URLSearchParams(query))
  return `/history/incidents?${queryOfFilters({ ...filters, ...changes })}`
}

/** The changes that look at one bucket only. */
export const within = (from: string, to: string): Partial<ChosenFilters> => ({ period: null, from, to })
