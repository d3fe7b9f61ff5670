import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import { usePages } from '@/lib/client/use-pages'
import type { HistoryPage } from '@/lib/domain/history/listed-incident'

const STALE_MS = 30_000

/** The incidents of a query of the API, page by page. `first` is what the server rendered for `first.query`. */
export function useHistoryList(query: string, first: { query: string; page: HistoryPage }) {
  const { pages, ...list } = usePages<HistoryPage>({
    queryKey: ['history', 'list', query],
    read: (cursor) => readPage(query, cursor),
    first: query === first.query ? first.page : null,
    staleTime: STALE_MS,
  })
  return { ...list, incidents: pages.flatMap(({ incidents }) => incidents), total: pages[0]?.total ?? 0 }
}

/** How many incidents a query lets through; not asked for when it is known elsewhere. */
export const useHistoryTotal = (query: string, { isWanted }: { isWanted: boolean }) =>
  useQuery({
    queryKey: ['history', 'total', query],
    queryFn: () => readPage(`${query}&limit=1`, ''),
    select: ({ total }) => total ?? undefined,
    staleTime: STALE_MS,
    placeholderData: keepPreviousData,
    enabled: isWanted,
  })

function readPage(query: string, cursor: string): Promise<HistoryPage> {
  const parameters = new URLSearchParams(query)
  if (cursor) parameters.set('cursor', cursor)
  return api<HistoryPage>('GET', `/api/v1/history/incidents?${parameters}`)
}

/** The address of the list as a file. */
export const exportPath = (query: string, format: 'csv' | 'json'): string =>
  `/api/v1/history/export?${[query, `format=${format}`].filter(Boolean).join('&')}`
