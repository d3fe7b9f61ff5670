'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useMemo } from 'react'
import {
  type ChosenFilters,
  chosenFiltersOf,
  FILTER_PARAMETERS,
  NOTHING_CHOSEN,
  queryOfFilters,
  readableQuery,
} from '@/lib/domain/history/chosen-filters'

export interface HistoryQuery {
  /** The filters of the address as a canonical query, without its question mark; the API takes it as it is. */
  query: string
  filters: ChosenFilters
  /** Puts changed filters into the address, without asking the server for the page again. */
  set: (changes: Partial<ChosenFilters>) => void
  /** Takes all of them back. The button that does it goes with them, and the focus to where they are chosen. */
  clear: () => void
}

/** The filters of history, which the address holds. */
export function useHistoryQuery(): HistoryQuery {
  const path = usePathname()
  const text = useSearchParams().toString()
  const filters = useMemo(() => chosenFiltersOf(new URLSearchParams(text)), [text])
  const set = (changes: Partial<ChosenFilters>) => {
    // Not what was drawn: somebody may have typed and chosen since.
    const parameters = new URLSearchParams(window.location.search)
    const next = queryOfFilters({ ...chosenFiltersOf(parameters), ...changes })
    for (const name of FILTER_PARAMETERS) parameters.delete(name)
    replaceAddress(path, [next, readableQuery(parameters)])
  }
  return {
    query: queryOfFilters(filters),
    filters,
    set,
    clear: () => {
      set(NOTHING_CHOSEN)
      document.querySelector<HTMLElement>('search')?.focus({ preventScroll: true })
    },
  }
}

/** Puts a query, given in parts, into the address of the page. */
export function replaceAddress(path: string, parts: string[]): void {
  const query = parts.filter(Boolean).join('&')
  window.history.replaceState(null, '', query ? `${path}?${query}` : path)
}
