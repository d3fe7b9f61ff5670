'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import type { MetricAnswer, MetricName } from '@/lib/domain/metrics/metric'

/** A figure and the query of the address it was read for. */
export interface FirstAnswer {
  query: string
  answer: MetricAnswer | null
}

/** Figures change slowly: what was read a minute ago is not asked for again. */
const STALE_MS = 60_000

/** Where the API answers a figure under the filters of a query. */
const metricPath = (name: MetricName, query: string): string => `/api/v1/metrics/${name}${query ? `?${query}` : ''}`

/** Its table as a file. */
export const metricFilePath = (name: MetricName, query: string): string =>
  `/api/v1/metrics/${name}?${query ? `${query}&` : ''}format=csv&bom=true`

/** A figure under the filters of the address; while they change, the one before stays. */
export const useMetric = (name: MetricName, query: string, first: FirstAnswer) =>
  useQuery({
    queryKey: ['history', 'metric', name, query],
    queryFn: () => api<MetricAnswer>('GET', metricPath(name, query)),
    staleTime: STALE_MS,
    placeholderData: keepPreviousData,
    ...(first.answer &&
      first.query === query && { initialData: first.answer, initialDataUpdatedAt: Date.parse(first.answer.asOf) }),
  })
