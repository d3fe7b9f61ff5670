import { useQuery } from '@tanstack/react-query'
import type { ServiceGraph } from '@/lib/domain/catalogue/service-detail'
import { api } from './api'

const STALE_MS = 60_000

/** Which service needs which; it changes rarely. */
export const useServiceGraph = () =>
  useQuery({
    queryKey: ['catalogue', 'graph'],
    queryFn: () => api<ServiceGraph>('GET', '/api/v1/catalogue/graph'),
    staleTime: STALE_MS,
  })
