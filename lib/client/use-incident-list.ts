'use client'

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { IncidentSummary } from '@/lib/domain/incident/summary'
import { api } from './api'

export const incidentListKey = ['incidents'] as const

export interface IncidentPage {
  incidents: IncidentSummary[]
  nextCursor: string | null
}

const REFRESH_MS = 15_000

/**
 * Incidents that match a query string of the API, page by page. `first` is what the server rendered for
 * `first.query`; other queries are read when they are asked for, with the old list in view until then.
 */
export function useIncidentList(query: string, first: { query: string; page: IncidentPage }) {
  const { data, hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage, error, refetch } = useInfiniteQuery({
    queryKey: [...incidentListKey, 'list', query],
    queryFn: ({ pageParam }) => readPage(query, pageParam),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
    ...(query === first.query && { initialData: { pages: [first.page], pageParams: [''] } }),
  })
  return {
    incidents: data?.pages.flatMap(({ incidents }) => incidents) ?? [],
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

function readPage(query: string, cursor: string): Promise<IncidentPage> {
  const parameters = new URLSearchParams(query)
  if (cursor) parameters.set('cursor', cursor)
  return api<IncidentPage>('GET', `/api/v1/incidents?${parameters}`)
}

const FEW = 5

/** A few incidents that are open, while they are wanted. */
export function useOpenIncidents(isWanted: boolean) {
  const { data, isFetching } = useQuery({
    queryKey: [...incidentListKey, 'open'],
    queryFn: () => api<IncidentPage>('GET', `/api/v1/incidents?status=active,mitigated&limit=${FEW}`),
    enabled: isWanted,
  })
  return { incidents: isWanted ? (data?.incidents ?? []) : [], isFetching: isFetching && data === undefined }
}
