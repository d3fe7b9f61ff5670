'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSettled } from '@/lib/client/use-settled'
import type { SearchHit } from '@/lib/domain/incident/summary'
import type { IncidentHit } from '@/lib/domain/search/incident-hit'
import { api } from './api'

const TYPING_MS = 120

interface Found {
  incidents: IncidentHit[]
  hits: SearchHit[]
}

/** Visible incidents that hold the words, and lines of their timelines, while somebody types them. */
export function useSearch(text: string) {
  const q = useSettled(text.trim(), TYPING_MS)
  const isAsked = q !== ''
  const { data, isFetching, error } = useQuery({
    queryKey: ['search', q],
    queryFn: () => api<Found>('GET', `/api/v1/search?q=${encodeURIComponent(q)}&limit=12`),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })
  const found = isAsked ? data : undefined
  return { incidents: found?.incidents ?? [], hits: found?.hits ?? [], isFetching: isAsked && isFetching, error }
}
