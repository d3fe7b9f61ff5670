import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { NewService, ServiceView, TeamChange, TeamView } from '@/lib/domain/catalogue/catalogue'
import type { ImportReport } from '@/lib/domain/catalogue/catalogue-content'
import type { LeverInput, LeverView } from '@/lib/domain/catalogue/lever-view'
import type { ServiceDetail, ServiceGraph, ServiceOverview } from '@/lib/domain/catalogue/service-detail'
import type { LeverKind } from '@/lib/domain/incident/lever'
import { api } from './api'
import { changedOf } from './changed-of'
import { serviceGraphKey } from './room-keys'

const SERVICES = ['services']
const TEAMS = ['teams']
/** Services and teams change rarely, and what changes them here has them read again. */
const STALE_MS = 60_000

/** Every service with how ready it is, archived ones too. */
export const useServiceOverviews = (initial: ServiceOverview[]) =>
  useQuery({
    queryKey: [...SERVICES, 'overview'],
    queryFn: () => api<{ services: ServiceOverview[] }>('GET', '/api/v1/catalogue/overview'),
    initialData: { services: initial },
    select: ({ services }) => services,
  })

/** A service with its levers and neighbours. */
export const useServiceDetail = (initial: ServiceDetail) =>
  useQuery({
    queryKey: [...SERVICES, 'detail', initial.id],
    queryFn: () => api<{ service: ServiceDetail }>('GET', `/api/v1/services/${initial.id}`),
    initialData: { service: initial },
    select: ({ service }) => service,
  })

const serviceGraphQuery = {
  queryKey: serviceGraphKey,
  queryFn: () => api<ServiceGraph>('GET', '/api/v1/catalogue/graph'),
  staleTime: STALE_MS,
}

/** All services in use and which needs which. */
export const useServiceGraph = (initial: ServiceGraph) => useQuery({ ...serviceGraphQuery, initialData: initial })

/** The same on a page that the server has not brought it along to; undefined until it is read. */
export const useReadServiceGraph = () => useQuery(serviceGraphQuery)

const allTeamsQuery = {
  queryKey: [...TEAMS, 'all'],
  queryFn: () => api<{ teams: TeamView[] }>('GET', '/api/v1/teams'),
  select: ({ teams }: { teams: TeamView[] }) => teams,
  staleTime: STALE_MS,
}

/** Every team with its people. */
export const useAllTeams = (initial: TeamView[]) => useQuery({ ...allTeamsQuery, initialData: { teams: initial } })

/** The same on a page that the server has not brought them along to; undefined until they are read. */
export const useReadAllTeams = () => useQuery(allTeamsQuery)

/** Has the lists read again, wherever they are shown. */
export function useCatalogueChanged(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    await Promise.all([SERVICES, TEAMS].map((queryKey) => queries.invalidateQueries({ queryKey })))
  }
}

/** Adds a service, or changes what differs of the one that was there: what others changed meanwhile stays. */
export function saveService(before: ServiceDetail | null, fields: NewService): Promise<{ service: ServiceView }> {
  if (!before) return api('POST', '/api/v1/services', fields)
  const were = { ...before, dependsOnIds: before.dependsOn.map(({ id }) => id) }
  return api('PATCH', `/api/v1/services/${before.id}`, changedOf<NewService>(were, fields))
}

export interface TeamFields {
  key: string
  name: string
  personIds: string[]
}

/** Adds a team, or changes what differs of the one that was there: what others changed meanwhile stays. */
export function saveTeam(before: TeamView | null, { key, name, personIds }: TeamFields): Promise<{ team: TeamView }> {
  if (!before) return api('POST', '/api/v1/teams', { key, name, personIds })
  const were = before.members.map(({ id }) => id)
  return api('PATCH', `/api/v1/teams/${before.id}`, {
    ...(key !== before.key && { key }),
    ...(name !== before.name && { name }),
    addPersonIds: personIds.filter((id) => !were.includes(id)),
    removePersonIds: were.filter((id) => !personIds.includes(id)),
  } satisfies TeamChange)
}

/** Takes a service out of use, or back into it. */
export function useArchiveService(id: string) {
  const changed = useCatalogueChanged()
  return useMutation({
    mutationFn: (archived: boolean) => api<{ service: ServiceView }>('PATCH', `/api/v1/services/${id}`, { archived }),
    onSettled: changed,
  })
}

const leverPath = (serviceId: string, kind: LeverKind) => `/api/v1/services/${serviceId}/levers/${kind}`

/** Writes down a lever. */
export const saveLever = (serviceId: string, kind: LeverKind, lever: LeverInput): Promise<{ lever: LeverView }> =>
  api('PUT', leverPath(serviceId, kind), lever)

/** Takes a lever away, and the request it carries. */
export function useRemoveLever() {
  const changed = useCatalogueChanged()
  return useMutation({
    mutationFn: ({ serviceId, kind }: { serviceId: string; kind: LeverKind }) =>
      api<void>('DELETE', leverPath(serviceId, kind)),
    onSettled: changed,
  })
}

export const CATALOGUE_FILE = '/api/v1/catalogue/export'

/** Imports a catalogue, or only says what that would do. */
export function useImportCatalogue() {
  const changed = useCatalogueChanged()
  return useMutation({
    mutationFn: (file: { yaml: string; dryRun: boolean }) =>
      api<{ report: ImportReport }>('POST', '/api/v1/catalogue/import', file),
    onSuccess: ({ report }) => (report.isDryRun ? undefined : changed()),
  })
}
