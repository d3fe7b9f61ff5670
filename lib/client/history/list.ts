import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import type { HistoryPage } from '@/lib/domain/history/listed-incident'

const STALE_MS = 30_000

const pageKey = (query: string) => ['history', 'list', query] as const

/**
 * The incidents of a query of the API, page by page. `first` is what the server rendered for `first.query`; of another
 * query the rows before stay in view until its own are there. An answer that comes late is of an earlier query and
 * never takes the place of a newer one.
 */
export function useHistoryList(query: string, first: { query: string; page: HistoryPage }) {
  const { data, hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage, error, refetch } = useInfiniteQuery({
    queryKey: pageKey(query),
    queryFn: ({ pageParam }) => readPage(query, pageParam),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: STALE_MS,
    placeholderData: keepPreviousData,
    ...(query === first.query && { initialData: { pages: [first.page], pageParams: [''] } }),
  })
  return {
    incidents: data?.pages.flatMap(({ incidents }) => incidents) ?? [],
    total: data?.pages[0]?.total ?? 0,
    hasMore: hasNextPage,
    isLoadingMore: isFetchingNextPage,
    /** The list in view is of an earlier query. */
    isOld: isPlaceholderData,
    isPending: data === undefined && !error,
    error,
    loadMore: () => void fetchNextPage(),
    retry: () => void refetch(),
  }
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
