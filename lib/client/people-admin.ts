import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { InvitationSummary, PersonSummary } from '@/lib/domain/people/person'
import { api } from './api'

const PEOPLE = ['people']
const INVITATIONS = ['invitations']

/** Everybody, as an admin sees them. */
export const useEverybody = (initial: PersonSummary[]) =>
  useQuery({
    queryKey: PEOPLE,
    queryFn: () => api<{ people: PersonSummary[] }>('GET', '/api/v1/people'),
    initialData: { people: initial },
    select: ({ people }) => people,
  })

/** Invitations that wait for an answer. */
export const useInvitations = (initial: InvitationSummary[]) =>
  useQuery({
    queryKey: INVITATIONS,
    queryFn: () => api<{ invitations: InvitationSummary[] }>('GET', '/api/v1/invitations'),
    initialData: { invitations: initial },
    select: ({ invitations }) => invitations,
  })

/** Has both lists read again: what one admin does changes them. */
export function usePeopleChanged(): () => Promise<void> {
  const queries = useQueryClient()
  return () => refresh(queries)
}

const refresh = async (queries: QueryClient) => {
  await Promise.all([PEOPLE, INVITATIONS].map((queryKey) => queries.invalidateQueries({ queryKey })))
}

/** Something done to one person or invitation; both lists are read again whatever came of it. */
function useChange<Input>(change: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: change, onSettled: () => refresh(queries) })
}

export const useRemovePerson = () => useChange((id: string) => api('DELETE', `/api/v1/people/${id}`))
export const useSignOutEverywhere = () => useChange((id: string) => api('DELETE', `/api/v1/people/${id}/sessions`))
export const useWithdrawInvitation = () => useChange((id: string) => api('DELETE', `/api/v1/invitations/${id}`))

export const changePerson = (id: string, change: { name: string; role: string }): Promise<void> =>
  api('PATCH', `/api/v1/people/${id}`, change)

export const invitePerson = (input: {
  name: string
  email: string
  role: string
}): Promise<{ invitation: InvitationSummary; url: string }> => api('POST', '/api/v1/invitations', input)
