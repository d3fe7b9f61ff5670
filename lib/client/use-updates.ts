'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SentUpdate, SubscriptionAnswer } from '@/lib/domain/communication/mail-answers'
import { api } from './api'

const CHANGES_MS = 3_000

/** The last updates with all their words; `newest` is the id of the latest the room knows, null when it has none. */
export const useUpdates = (incidentId: string, newest: string | null) =>
  useQuery({
    queryKey: ['updates', incidentId, newest],
    queryFn: () => api<{ updates: SentUpdate[] }>('GET', `/api/v1/incidents/${incidentId}/updates`),
    select: ({ updates }) => updates,
    enabled: newest !== null,
    placeholderData: (before) => before,
    // The room knows an update before the server has it, and how its mails go is not in the log.
    refetchInterval: ({ state: { data } }) =>
      data && (data.updates.some(hasMailUnderWay) || !data.updates.some(({ updateId }) => updateId === newest))
        ? CHANGES_MS
        : false,
  })

const hasMailUnderWay = ({ mail }: SentUpdate): boolean => mail !== null && mail.sent + mail.failedCount < mail.all

const subscriptionKey = (incidentId: string) => ['subscription', incidentId] as const
const subscriptionsKey = ['subscriptions'] as const

/** Whether one gets the updates of an incident by mail, and how many do. */
export const useSubscription = (incidentId: string) =>
  useQuery({
    queryKey: subscriptionKey(incidentId),
    queryFn: () => api<SubscriptionAnswer>('GET', `/api/v1/incidents/${incidentId}/subscription`),
  })

/** The incidents one gets mail of. */
export const useSubscriptions = () =>
  useQuery({
    queryKey: subscriptionsKey,
    queryFn: () => api<{ incidentIds: string[]; isMailSetUp: boolean }>('GET', '/api/v1/subscriptions'),
    staleTime: 60_000,
  })

/** Subscribes oneself, or ends it. */
export function useSubscribe(incidentId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (wanted: boolean) =>
      api<SubscriptionAnswer>(wanted ? 'PUT' : 'DELETE', `/api/v1/incidents/${incidentId}/subscription`),
    onSuccess: (answer) => queries.setQueryData(subscriptionKey(incidentId), answer),
    onSettled: () => queries.invalidateQueries({ queryKey: subscriptionsKey }),
  })
}
