import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { OrganisationRole } from '@/lib/domain/actor'
import type { AffectedService } from '@/lib/domain/incident/state'
import type { Ref } from '@/lib/domain/incident/values'
import { api } from './api'

export interface ListedPerson extends Ref {
  role: OrganisationRole
  /** Null without one, and for who may not know it. */
  phone: string | null
}

/** Who and what there is changes rarely; a minute-old list is good enough to pick from. */
const STALE_MS = 60_000

interface Wanted {
  /** Not before somebody is about to pick from it. */
  isWanted?: boolean
}

/** Fills the list of people with what is known without the server. */
export const showPeople = (queries: QueryClient, people: ListedPerson[]): void => {
  queries.setQueryData(['people'], { people })
}

export const usePeople = ({ isWanted = true }: Wanted = {}) =>
  useQuery({
    queryKey: ['people'],
    queryFn: () => api<{ people: ListedPerson[] }>('GET', '/api/v1/people'),
    select: (answer) => answer.people,
    staleTime: STALE_MS,
    enabled: isWanted,
  })

export const useServices = ({ isWanted = true }: Wanted = {}) =>
  useQuery({
    queryKey: ['services'],
    queryFn: () => api<{ services: AffectedService[] }>('GET', '/api/v1/services'),
    select: (answer) => answer.services,
    staleTime: STALE_MS,
    enabled: isWanted,
  })

export const useTeams = ({ isWanted = true }: Wanted = {}) =>
  useQuery({
    queryKey: ['teams'],
    queryFn: () => api<{ teams: Ref[] }>('GET', '/api/v1/teams'),
    select: (answer) => answer.teams,
    staleTime: STALE_MS,
    enabled: isWanted,
  })
