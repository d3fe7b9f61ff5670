'use client'

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  Integration,
  IntegrationWithKey,
  integrationChangeSchema,
  newIntegrationSchema,
} from '@/lib/domain/alert/integration'
import type { PastChange } from '@/lib/domain/change/past-change'
import { api } from './api'

const integrationsKey = ['integrations'] as const
const REFRESH_MS = 10_000

/** All integrations, kept fresh: what was received last changes by itself. */
export const useIntegrations = (initial: Integration[]) =>
  useQuery({
    queryKey: integrationsKey,
    queryFn: () => api<{ integrations: Integration[] }>('GET', '/api/v1/integrations'),
    select: (answer) => answer.integrations,
    initialData: { integrations: initial },
    refetchInterval: REFRESH_MS,
  })

export const useIntegration = (initial: Integration) =>
  useQuery({
    queryKey: [...integrationsKey, initial.id],
    queryFn: () => api<{ integration: Integration }>('GET', `/api/v1/integrations/${initial.id}`),
    select: (answer) => answer.integration,
    initialData: { integration: initial },
    refetchInterval: REFRESH_MS,
  })

/** The last changes it told, read again when there are more than `initial` knows, which the page came with. */
export const useChangesTold = (
  { id, changes }: Integration,
  initial: { integration: Integration; told: PastChange[] },
) =>
  useQuery({
    queryKey: [...integrationsKey, id, 'changes', changes.total, changes.lastAt],
    enabled: changes.total > 0,
    queryFn: () => api<{ changes: PastChange[] }>('GET', `/api/v1/integrations/${id}/changes`),
    select: (answer) => answer.changes,
    placeholderData: keepPreviousData,
    ...(changes.total === initial.integration.changes.total && { initialData: { changes: initial.told } }),
  })

function useIntegrationMutation<Input, Answer>(send: (input: Input) => Promise<Answer>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSettled: () => queries.invalidateQueries({ queryKey: integrationsKey }),
  })
}

export const useAddIntegration = () =>
  useIntegrationMutation((input: z.input<typeof newIntegrationSchema>) =>
    api<IntegrationWithKey>('POST', '/api/v1/integrations', input),
  )

export const useChangeIntegration = (id: string) =>
  useIntegrationMutation((change: z.input<typeof integrationChangeSchema>) =>
    api<{ integration: Integration }>('PATCH', `/api/v1/integrations/${id}`, change),
  )

export const useRotateKey = (id: string) =>
  useIntegrationMutation(() => api<IntegrationWithKey>('POST', `/api/v1/integrations/${id}/rotate-key`))

export const useDeleteIntegration = (id: string) =>
  useIntegrationMutation(() => api<undefined>('DELETE', `/api/v1/integrations/${id}`))
