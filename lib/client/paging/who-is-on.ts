'use client'

import { useQueries, useQuery } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import { useReadAllTeams } from '@/lib/client/catalogue-admin'
import { usePeople } from '@/lib/client/directory'
import { useRotas } from '@/lib/client/on-call/rotas'
import { policyQuery, useServicePolicies } from '@/lib/client/paging/policies'

const useCommanderRota = () =>
  useQuery({
    queryKey: ['settings', 'commander-rota'],
    queryFn: () => api<{ value: string | null }>('GET', '/api/v1/settings/commander-rota'),
    select: ({ value }) => value,
    staleTime: 60_000,
  })

/** All that says whom a page from the room would ask now. `services` are the ids whose policies matter. */
export function useWhoIsOn(serviceIds: readonly string[]) {
  const people = usePeople()
  const rotas = useRotas()
  const teams = useReadAllTeams()
  const services = useServicePolicies()
  const commanderRota = useCommanderRota()
  const followed = (services.data ?? []).filter(({ id }) => serviceIds.includes(id))
  const policyIds = [...new Set(followed.flatMap(({ policy }) => policy?.id ?? []))]
  const policies = useQueries({
    queries: policyIds.map((id) => ({ ...policyQuery(id), staleTime: 10_000 })),
    combine: (answers) => ({
      known: answers.flatMap(({ data }) => data?.policy ?? []),
      isPending: answers.some(({ isPending }) => isPending),
      isFailed: answers.some(({ isError }) => isError),
      reads: answers.map(({ error, refetch }) => ({ error, refetch })),
    }),
  })
  const reads = [people, rotas, teams, services, commanderRota]
  return {
    responders: (people.data ?? []).filter(({ role }) => role !== 'stakeholder'),
    rotas: rotas.data ?? [],
    teams: teams.data ?? [],
    services: services.data ?? [],
    policies: policies.known,
    commanderRota: commanderRota.data ?? null,
    isPending: reads.some(({ data, error }) => data === undefined && !error) || policies.isPending,
    isFailed: reads.some(({ error }) => error !== null) || policies.isFailed,
    /** Reads again what could not be read. */
    retry: () => {
      for (const { error, refetch } of [...reads, ...policies.reads]) if (error) void refetch()
    },
  }
}

export type WhoIsOn = ReturnType<typeof useWhoIsOn>
