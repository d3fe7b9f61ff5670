import { useMutation, useQuery } from '@tanstack/react-query'
import type { SecretsChange, SecretsSet } from '@/lib/domain/action/action-secrets'
import type { DryRun, DryRunInput } from '@/lib/domain/action/dry-run'
import type { LeverAction, LeverActionInput } from '@/lib/domain/action/lever-action'
import type { ServiceDetail } from '@/lib/domain/catalogue/service-detail'
import { api } from './api'

export interface LeverActionAnswer {
  action: LeverAction | null
  secrets: SecretsSet
  /** The one time a signing secret is seen. */
  signingSecret?: string
}

const pathOf = (serviceId: string, kind: string) => `/api/v1/services/${serviceId}/levers/${kind}/action`

/** The request of a lever, for who may change it. */
export const useLeverAction = (serviceId: string, kind: string) =>
  useQuery({
    queryKey: ['lever-action', serviceId, kind],
    queryFn: () => api<LeverActionAnswer>('GET', pathOf(serviceId, kind)),
    staleTime: 0,
    gcTime: 0,
  })

const saveLeverAction = (
  serviceId: string,
  kind: string,
  body: { action: LeverActionInput; secrets: SecretsChange },
): Promise<LeverActionAnswer> => api('PUT', pathOf(serviceId, kind), body)

const dryRunOf = async (
  serviceId: string,
  kind: string,
  input: Omit<DryRunInput, 'action'> & { action?: LeverActionInput },
): Promise<DryRun> => (await api<{ request: DryRun }>('POST', `${pathOf(serviceId, kind)}/dry-run`, input)).request

/** What would be sent, asked anew each time it is looked at. */
export const useDryRun = (serviceId: string, kind: string, input: DryRunInput, isShown: boolean) =>
  useQuery({
    queryKey: ['dry-run', serviceId, kind, input],
    queryFn: () => dryRunOf(serviceId, kind, input),
    enabled: isShown,
    retry: false,
    staleTime: 0,
    gcTime: 0,
  })

/** Whether a lever carries a request. */
export function useLeverCarries(serviceId: string | null, kind: string | null): boolean {
  const { data } = useQuery({
    queryKey: ['services', 'detail', serviceId],
    queryFn: () => api<{ service: ServiceDetail }>('GET', `/api/v1/services/${serviceId}`),
    enabled: serviceId !== null && kind !== null,
    staleTime: 60_000,
  })
  return data?.service.levers.some((lever) => lever.kind === kind && lever.action != null) ?? false
}

export const useSaveLeverAction = (serviceId: string, kind: string) =>
  useMutation({
    mutationFn: (body: { action: LeverActionInput; secrets: SecretsChange }) => saveLeverAction(serviceId, kind, body),
  })

export const useRemoveLeverAction = (serviceId: string, kind: string) =>
  useMutation({ mutationFn: () => api<void>('DELETE', pathOf(serviceId, kind)) })

/** What would be sent of what is not saved yet, with examples for values. */
export const useDryRunOfDraft = (serviceId: string, kind: string) =>
  useMutation({ mutationFn: (action: LeverActionInput) => dryRunOf(serviceId, kind, { action }) })
