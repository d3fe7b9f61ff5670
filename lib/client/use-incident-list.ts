'use client'

import { useQuery } from '@tanstack/react-query'
import type { IncidentSummary } from '@/lib/domain/incident/summary'
import { api } from './api'
import { usePages } from './use-pages'

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
  const { pages, ...list } = usePages<IncidentPage>({
    queryKey: [...incidentListKey, 'list', query],
    read: (cursor) => readPage(query, cursor),
    first: query === first.query ? first.page : null,
    refetchInterval: REFRESH_MS,
  })
  return { ...list, incidents: pages.flatMap(({ incidents }) => incidents) }
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

/** Incidents this person may see, the latest first; `q` looks in keys and titles. */
export function listIncidents({ q, limit }: { q: string; limit: number }): Promise<IncidentPage> {
  const query = new URLSearchParams({ limit: String(limit), ...(q && { q }) })
  return api('GET', `/api/v1/incidents?${query}`)
}
