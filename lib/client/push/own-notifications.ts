import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import type { Delivery } from '@/lib/domain/on-call/channel'
import type { ContactMethodView, NewMethod, OwnNotifications, RuleChange } from '@/lib/domain/on-call/contact-method'

const OWN = ['own-notifications']
const PATH = '/api/v1/me/contact-methods'
const REFRESH_MS = 10_000

/** How the person at this screen is told: methods, rule and reachability. */
export const useOwnNotifications = (initial: OwnNotifications) =>
  useQuery({
    queryKey: OWN,
    queryFn: () => api<OwnNotifications>('GET', PATH),
    initialData: initial,
    refetchInterval: REFRESH_MS,
  })

/** They are not what they were. */
export function useNotificationsChanged(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: OWN })
}

interface Added {
  method: ContactMethodView
  /** Told this once. */
  signingSecret: string | null
  /** Why no code left. */
  problem: string | null
}

export const addMethod = (input: NewMethod) => api<Added>('POST', PATH, input)

export const sendCode = (id: string) => api<{ delivery: Delivery }>('POST', `${PATH}/${id}/code`)

export const verifyMethod = (id: string, code: string) =>
  api<ContactMethodView>('POST', `${PATH}/${id}/verify`, { code })

/** Sends a real test over one method; what came of it stays until the next one. */
export function useTestMethod() {
  const changed = useNotificationsChanged()
  return useMutation({
    mutationFn: (id: string) => api<{ delivery: Delivery }>('POST', `${PATH}/${id}/test`),
    onSettled: changed,
  })
}

export function useRemoveMethod() {
  const changed = useNotificationsChanged()
  return useMutation({ mutationFn: (id: string) => api<void>('DELETE', `${PATH}/${id}`), onSettled: changed })
}

/** Sets the order, on screen at once. */
export function useOrderMethods() {
  const queries = useQueryClient()
  const changed = useNotificationsChanged()
  return useMutation({
    mutationFn: (ids: string[]) => api<void>('PUT', `${PATH}/order`, { ids }),
    onMutate: (ids) =>
      queries.setQueryData<OwnNotifications>(
        OWN,
        (own) => own && { ...own, methods: own.methods.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)) },
      ),
    onSettled: changed,
  })
}

/** Saves the rule, and answers it as it is now. */
export function useSaveRule() {
  const changed = useNotificationsChanged()
  return useMutation({
    mutationFn: (change: RuleChange) => api<RuleChange>('PUT', '/api/v1/me/notification-rules', change),
    onSuccess: changed,
  })
}
