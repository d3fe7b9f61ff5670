'use client'

import { mutationOptions, type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import type { AlertRating } from '@/lib/domain/alert/rating'

/** A rule whose alerts belong to an incident, with what I said of it. */
export interface RatedRule {
  rule: string
  count: number
  mine: Omit<AlertRating, 'rule'> | null
}

interface Listed {
  ratings: RatedRule[]
}

const keyOf = (incidentId: string) => ['alert-ratings', incidentId] as const
const pathOf = (incidentId: string) => `/api/v1/incidents/${incidentId}/alert-ratings`

/** The rules of an incident's alerts, with what I said of each. */
export const useRatings = (incidentId: string, isEnabled = true) =>
  useQuery({
    queryKey: keyOf(incidentId),
    queryFn: () => api<Listed>('GET', pathOf(incidentId)),
    select: ({ ratings }) => ratings,
    staleTime: 60_000,
    enabled: isEnabled,
  })

/** Says what the alerts of a rule were worth; on screen at once, and taken back when it was not saved. */
export const useRate = (incidentId: string) => useMutation(ratingMutation(useQueryClient(), incidentId))

/**
 * One press is saved after the other, and each says all that was pressed so far: an answer that comes between two
 * presses does not know the second, and is not shown, nor does one that failed take the second back.
 */
export function ratingMutation(queries: QueryClient, incidentId: string) {
  const queryKey = keyOf(incidentId)
  const mutationKey = ['rate-alerts', incidentId]
  return mutationOptions({
    mutationKey,
    scope: { id: mutationKey.join(' ') },
    mutationFn: (rating: AlertRating) => api<Listed>('POST', pathOf(incidentId), rating),
    onMutate: ({ rule, ...mine }) => {
      const before = queries.getQueryData<Listed>(queryKey)
      queries.setQueryData<Listed>(
        queryKey,
        (listed) => listed && { ratings: listed.ratings.map((one) => (one.rule === rule ? { ...one, mine } : one)) },
      )
      return before
    },
    onSuccess: (listed) => {
      if (queries.isMutating({ mutationKey }) === 1) queries.setQueryData(queryKey, listed)
    },
    onError: (_error, _rating, before) => {
      if (queries.isMutating({ mutationKey }) > 1) return
      queries.setQueryData(queryKey, before)
      // An earlier press, which stands in that, may not have been saved either.
      void queries.invalidateQueries({ queryKey })
    },
  })
}
