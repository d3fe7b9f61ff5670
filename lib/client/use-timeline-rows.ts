'use client'

import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { TimelineRow } from '@/lib/domain/incident/timeline'
import { api } from './api'
import { type IncidentRoom, timelineKey } from './incident-room'
import { createReadBack, PAGE_ROWS, type ReadBack, type ReadBackState } from './read-back'
import type { RoomView } from './room-view'

interface Page {
  rows: TimelineRow[]
  hasMore: boolean
}

const readPage = (incidentId: string, query: Record<string, string>) =>
  api<Page>('GET', `/api/v1/incidents/${incidentId}/timeline?${new URLSearchParams(query)}`)

export interface TimelineRows {
  rows: readonly TimelineRow[]
  hasOlder: boolean
  isLoading: boolean
  /** The pages before what is shown could not be read. */
  hasFailed: boolean
  loadOlder: () => void
}

/** The whole timeline, as far back as somebody has scrolled. The first line of every log is its declaration. */
export function useWholeTimeline(
  room: IncidentRoom,
  { timeline }: RoomView,
): TimelineRows & { loadUntil: ReadBack['loadUntil'] } {
  const [{ isLoading, hasFailed }, setState] = useState<ReadBackState>({ isLoading: false, hasFailed: false })
  const { loadOlder, loadUntil } = useMemo(
    () =>
      createReadBack({
        store: room.store,
        async readRows(before, limit) {
          return (await readPage(room.id, { before: String(before), limit: String(limit) })).rows
        },
        onState: (changes) => setState((state) => ({ ...state, ...changes })),
      }),
    [room],
  )
  return { rows: timeline, hasOlder: (timeline[0]?.seq ?? 1) > 1, isLoading, hasFailed, loadOlder, loadUntil }
}

export interface RowFilter {
  /** As the API is asked; its text is the identity of the filter. */
  query: Record<string, string>
  passes: (row: TimelineRow) => boolean
}

/** The pages of lines that pass a filter, before the room's window. */
export const olderPages = (room: Pick<IncidentRoom, 'id' | 'store'>, filter: RowFilter | null) =>
  infiniteQueryOptions({
    queryKey: [...timelineKey(room.id), filter?.query ?? null],
    enabled: filter !== null,
    initialPageParam: null,
    queryFn: ({ pageParam }: { pageParam: number | null }) => {
      // As the room is by now: a fresh start may just have moved its window on, and nothing is drawn of that yet.
      const before = pageParam ?? room.store.getConfirmed().timeline[0]?.seq ?? 1
      return readPage(room.id, { ...filter?.query, before: String(before), limit: String(PAGE_ROWS) })
    },
    getNextPageParam: (page: Page) => (page.hasMore ? (page.rows[0]?.seq ?? null) : null),
  })

/** The lines that pass a filter: the server's for what is older than the window, the window's own for the rest. */
export function useFilteredTimeline(
  room: IncidentRoom,
  { timeline }: RoomView,
  filter: RowFilter | null,
): TimelineRows {
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = useInfiniteQuery(olderPages(room, filter))
  const rows = useMemo(() => {
    if (!filter) return []
    const bySeq = new Map<number, TimelineRow>()
    for (const page of [...(data?.pages ?? [])].reverse()) for (const row of page.rows) bySeq.set(row.seq, row)
    // The window is newer than any page.
    for (const row of timeline) {
      if (filter.passes(row)) bySeq.set(row.seq, row)
      else bySeq.delete(row.seq)
    }
    return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
  }, [data, timeline, filter])
  return {
    rows,
    hasOlder: hasNextPage,
    isLoading: filter !== null && isFetching,
    hasFailed: isError,
    loadOlder: () => void fetchNextPage(),
  }
}
