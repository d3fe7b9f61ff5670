import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { IdentitySummary } from '@/lib/domain/people/identity'
import type { InvitationSummary, PersonSummary } from '@/lib/domain/people/person'
import { api } from './api'
import { changedOf } from './changed-of'

const PEOPLE = ['people']
const INVITATIONS = ['invitations']
const IDENTITIES = ['identities']

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

/** Accounts at providers of single sign-on, linked or waiting. */
export const useIdentities = (initial: IdentitySummary[]) =>
  useQuery({
    queryKey: IDENTITIES,
    queryFn: () => api<{ identities: IdentitySummary[] }>('GET', '/api/v1/identities'),
    initialData: { identities: initial },
    select: ({ identities }) => identities,
  })

/** Has the lists read again: what one admin does changes them. */
export function usePeopleChanged(): () => Promise<void> {
  const queries = useQueryClient()
  return () => refresh(queries)
}

const refresh = async (queries: QueryClient) => {
  await Promise.all([PEOPLE, INVITATIONS, IDENTITIES].map((queryKey) => queries.invalidateQueries({ queryKey })))
}

/** Something done to one person or invitation; the lists are read again whatever came of it. */
function useChange<Input>(change: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: change, onSettled: () => refresh(queries) })
}

export const useRemovePerson = () => useChange((id: string) => api('DELETE', `/api/v1/people/${id}`))
export const useSignOutEverywhere = () => useChange((id: string) => api('DELETE', `/api/v1/people/${id}/sessions`))
export const useWithdrawInvitation = () => useChange((id: string) => api('DELETE', `/api/v1/invitations/${id}`))

/** Unlinks accounts at providers, or dismisses those that wait. */
export const useForgetIdentities = () =>
  useChange((ids: string[]) => Promise.all(ids.map((id) => api('DELETE', `/api/v1/identities/${id}`))))

export const linkIdentity = (
  id: string,
  owner: { personId: string } | { newPerson: { name: string; email: string; role: string } },
): Promise<void> => api('POST', `/api/v1/identities/${id}/link`, owner)

/** What an admin may change of a person. */
export interface PersonFields {
  name: string
  role: string
  phone: string
  skills: string[]
}

/** Changes what differs of a person: what others, or they themselves, changed meanwhile stays. */
export async function changePerson({ id, phone, ...before }: PersonSummary, fields: PersonFields): Promise<void> {
  const change = changedOf<PersonFields>({ ...before, phone: phone ?? '' }, fields)
  if (Object.keys(change).length > 0) await api('PATCH', `/api/v1/people/${id}`, change)
}

export const invitePerson = (input: {
  name: string
  email: string
  role: string
}): Promise<{ invitation: InvitationSummary; url: string }> => api('POST', '/api/v1/invitations', input)
