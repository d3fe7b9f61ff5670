'use client'

import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import type { OnCallLoad } from '@/lib/domain/on-call/rota-load'

export const LOAD_WEEKS = 13

/** How heavy my own pages were in the last quarter of a year. */
export const useMyLoad = () =>
  useQuery({
    queryKey: ['on-call', 'load', LOAD_WEEKS],
    queryFn: () => api<{ load: OnCallLoad }>('GET', `/api/v1/on-call/load?weeks=${LOAD_WEEKS}`),
    select: ({ load }) => load.mine,
    staleTime: 300_000,
  })
