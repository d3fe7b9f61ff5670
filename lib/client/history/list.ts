import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import { usePages } from '@/lib/client/use-pages'
import type { HistoryCount, HistoryPage } from '@/lib/domain/history/listed-incident'

const STALE_MS = 30_000

/** The incidents of a query of the API, page by page. `first` is what the server rendered for `first.query`. */
export function useHistoryList(query: string, first: { query: string; page: HistoryPage }) {
  const { pages, ...list } = usePages<HistoryPage>({
    queryKey: ['history', 'list', query],
    read: (cursor) => readPage(query, cursor),
    first: query === first.query ? first.page : null,
    staleTime: STALE_MS,
  })
  return { ...list, incidents: pages.flatMap(({ incidents }) => incidents) }
}

/** How many incidents filters let through. It takes longer than their first page: the count before stays until it is there. */
export function useHistoryCount(query: string, { isWanted }: { isWanted: boolean }) {
  const { data, isPlaceholderData } = useQuery({
    queryKey: ['history', 'count', query],
    queryFn: () => api<HistoryCount>('GET', `/api/v1/history/incidents/count?${query}`),
    staleTime: STALE_MS,
    placeholderData: keepPreviousData,
    enabled: isWanted,
  })
  return { count: data?.count, isOld: isPlaceholderData }
}

function readPage(query: string, cursor: string): Promise<HistoryPage> {
  const parameters = new URLSearchParams(query)
  if (cursor) parameters.set('cursor', cursor)
  return api<HistoryPage>('GET', `/api/v1/history/incidents?${parameters}`)
}

/** The address of the list as a file; a person's CSV is opened by a spreadsheet. */
export const exportPath = (query: string, format: 'csv' | 'json'): string =>
  `/api/v1/history/export?${[query, `format=${format}`, format === 'csv' ? 'bom=true' : ''].filter(Boolean).join('&')}`
