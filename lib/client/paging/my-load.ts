'use client'

import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import { LOAD_WEEKS } from '@/lib/client/paging/load-weeks'
import type { OnCallLoad } from '@/lib/domain/on-call/rota-load'

/** How heavy my own pages were in the last quarter of a year. */
export const useMyLoad = (initial: OnCallLoad['mine']) =>
  useQuery({
    queryKey: ['my-load', LOAD_WEEKS],
    queryFn: async () => (await api<{ load: OnCallLoad }>('GET', `/api/v1/on-call/load?weeks=${LOAD_WEEKS}`)).load.mine,
    initialData: initial,
    staleTime: 300_000,
  })
