import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ServiceView, TeamView } from '@/lib/domain/catalogue/catalogue'
import { api } from './api'

const SERVICES = ['services']
const TEAMS = ['teams']

/** Every service, archived ones too. */
export const useAllServices = (initial: ServiceView[]) =>
  useQuery({
    queryKey: [...SERVICES, 'all'],
    queryFn: () => api<{ services: ServiceView[] }>('GET', '/api/v1/services?archived=true'),
    initialData: { services: initial },
    select: ({ services }) => services,
  })

/** Every team with its people. */
export const useAllTeams = (initial: TeamView[]) =>
  useQuery({
    queryKey: [...TEAMS, 'all'],
    queryFn: () => api<{ teams: TeamView[] }>('GET', '/api/v1/teams'),
    initialData: { teams: initial },
    select: ({ teams }) => teams,
  })

/** Has the lists read again, wherever they are shown. */
export function useCatalogueChanged(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    await Promise.all([SERVICES, TEAMS].map((queryKey) => queries.invalidateQueries({ queryKey })))
  }
}

export interface ServiceFields {
  key: string
  name: string
  description: string
  teamId: string
}

/** Adds a service, or changes the one with this id; an empty `teamId` stands for no team. */
export const saveService = (
  id: string | null,
  { teamId, ...fields }: ServiceFields,
): Promise<{ service: ServiceView }> => {
  const body = { ...fields, teamId: teamId || null }
  return id ? api('PATCH', `/api/v1/services/${id}`, body) : api('POST', '/api/v1/services', body)
}

export interface TeamFields {
  key: string
  name: string
  personIds: string[]
}

/** Adds a team, or changes the one with this id. */
export const saveTeam = (id: string | null, fields: TeamFields): Promise<{ team: TeamView }> =>
  id ? api('PATCH', `/api/v1/teams/${id}`, fields) : api('POST', '/api/v1/teams', fields)

/** Takes a service out of use, or back into it. */
export function useArchiveService() {
  const changed = useCatalogueChanged()
  return useMutation({
    mutationFn: ({ id, archived }: { id: string; archived: boolean }) =>
      api<{ service: ServiceView }>('PATCH', `/api/v1/services/${id}`, { archived }),
    onSettled: changed,
  })
}
