'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import type { ServiceView } from '@/lib/domain/catalogue/catalogue'
import type { OwnNotifications } from '@/lib/domain/on-call/contact-method'
import type { NewPolicy, PolicyChange } from '@/lib/domain/on-call/paging-inputs'
import type { PolicyDetail, PolicySummary } from '@/lib/domain/on-call/paging-view'
import { planAttempts } from '@/lib/domain/on-call/personal-rule'

const POLICIES = ['policies'] as const
const PATH = '/api/v1/policies'
/** Who is on call changes by itself. */
const EVERY_MS = 30_000

interface One {
  policy: PolicyDetail
}
const policyOf = ({ policy }: One) => policy

/** Every policy, archived ones too. */
export const usePolicies = (initial?: PolicySummary[]) =>
  useQuery({
    queryKey: [...POLICIES, 'all'],
    queryFn: () => api<{ policies: PolicySummary[] }>('GET', `${PATH}?archived=true`),
    select: ({ policies }) => policies,
    refetchInterval: EVERY_MS,
    ...(initial && { initialData: { policies: initial } }),
  })

export const policyQuery = (id: string) => ({
  queryKey: [...POLICIES, 'one', id],
  queryFn: () => api<One>('GET', `${PATH}/${id}`),
})

/** One policy with whom it would page now. */
export const usePolicy = (initial: PolicyDetail) =>
  useQuery({
    ...policyQuery(initial.id),
    select: policyOf,
    refetchInterval: EVERY_MS,
    initialData: { policy: initial },
  })

export const readPolicy = (id: string): Promise<PolicyDetail> => api<One>('GET', `${PATH}/${id}`).then(policyOf)

export const addPolicy = (fields: NewPolicy): Promise<PolicyDetail> => api<One>('POST', PATH, fields).then(policyOf)

export const changePolicy = (id: string, change: PolicyChange): Promise<PolicyDetail> =>
  api<One>('PATCH', `${PATH}/${id}`, change).then(policyOf)

/** Has everything about policies read again, and the services that follow them. */
export function usePoliciesChanged(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    await Promise.all([POLICIES, ['services']].map((queryKey) => queries.invalidateQueries({ queryKey })))
  }
}

/** Takes a policy out of use, or back into it. */
export function useArchivePolicy({ id, version }: Pick<PolicyDetail, 'id' | 'version'>) {
  const changed = usePoliciesChanged()
  return useMutation({
    mutationFn: (archived: boolean) => changePolicy(id, { version, archived }),
    onSettled: changed,
  })
}

/** Which services follow which policy. */
export const useServicePolicies = () =>
  useQuery({
    queryKey: ['services', 'policies'],
    queryFn: () => api<{ services: ServiceView[] }>('GET', '/api/v1/services'),
    select: ({ services }) => services,
  })

/** Has services follow a policy, or none; one after the other, so that it is known how far it got. */
export function useSetFollowers(policyId: string) {
  const changed = usePoliciesChanged()
  return useMutation({
    mutationFn: async ({ add, remove }: { add: readonly string[]; remove: readonly string[] }) => {
      for (const id of add) await api('PATCH', `/api/v1/services/${id}`, { policyId })
      for (const id of remove) await api('PATCH', `/api/v1/services/${id}`, { policyId: null })
    },
    onSettled: changed,
  })
}

/** Minutes after a page of high urgency at which I am tried by my own rule. */
export const useOwnRuleMinutes = () =>
  useQuery({
    queryKey: ['own-notifications'],
    queryFn: () => api<OwnNotifications>('GET', '/api/v1/me/contact-methods'),
    select: ({ rule, methods }) => {
      const usable = methods.map((method) => ({ ...method, isUsable: method.isVerified && method.isReady }))
      return planAttempts(rule, 'high', usable).map(({ afterMinutes }) => afterMinutes)
    },
    staleTime: 60_000,
  })
