'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSettled } from '@/lib/client/use-settled'
import type { SearchHit } from '@/lib/domain/incident/summary'
import { api } from './api'

const TYPING_MS = 150

/**
 * Lines of one incident that hold the words, the best first; asked when somebody pauses typing. Until then those of the
 * words before stay, `isBehind`.
 */
export function useTimelineSearch(incidentId: string, typed: string) {
  const sought = useSettled(typed.trim(), TYPING_MS)
  const { data, error, isFetching, isPlaceholderData } = useQuery({
    queryKey: ['timeline', incidentId, 'search', sought],
    enabled: sought.length > 1,
    placeholderData: keepPreviousData,
    queryFn: () => {
      const query = new URLSearchParams({ q: sought, incident: incidentId, limit: '30' })
      return api<{ hits: SearchHit[] }>('GET', `/api/v1/search?${query}`)
    },
    select: (answer) => answer.hits,
  })
  return { hits: data, error, isFetching, isBehind: isPlaceholderData || sought !== typed.trim() }
}
