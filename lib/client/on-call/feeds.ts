'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import type { FeedView } from '@/lib/domain/on-call/rota-view'

const FEEDS = ['calendar-feeds'] as const

export interface NewFeed {
  kind: FeedView['kind']
  /** Left out for one's own shifts. */
  subjectId?: string
}

/** The calendar addresses that I made and that still work. */
export const useFeeds = (initial?: FeedView[]) =>
  useQuery({
    queryKey: FEEDS,
    queryFn: () => api<{ feeds: FeedView[] }>('GET', '/api/v1/calendar-feeds'),
    select: ({ feeds }) => feeds,
    ...(initial && { initialData: { feeds: initial } }),
  })

/** Makes an address; it is said in this answer and never again. */
export function useMakeFeed() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (feed: NewFeed) => api<{ feed: FeedView; url: string }>('POST', '/api/v1/calendar-feeds', feed),
    onSettled: () => queries.invalidateQueries({ queryKey: FEEDS }),
  })
}

/** Ends an address at once. */
export function useRevokeFeed() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api<void>('DELETE', `/api/v1/calendar-feeds/${id}`),
    onSettled: () => queries.invalidateQueries({ queryKey: FEEDS }),
  })
}
