'use client'
import type { KnownTargets } from '@/components/paging/policies/policy-timeline'
import { usePeople } from '@/lib/client/directory'
import { useRotas } from '@/lib/client/on-call/rotas'
import type { TeamView } from '@/lib/domain/catalogue/catalogue'
import type { RotaSummary } from '@/lib/domain/on-call/rota-view'

export interface KnownHere extends KnownTargets {
  /** Without people everybody would look like somebody who left. */
  state: 'loading' | 'failed' | 'known'
  retry: () => void
}

/** Whom targets can name, and who is on call now; kept up to date. */
export function useKnownTargets(teams: TeamView[], initialRotas: RotaSummary[]): KnownHere {
  const { data: people, error, refetch } = usePeople()
  const { data: rotas = initialRotas } = useRotas(initialRotas)
  return {
    responders: (people ?? []).filter(({ role }) => role !== 'stakeholder'),
    rotas,
    teams,
    state: people ? 'known' : error ? 'failed' : 'loading',
    retry: () => void refetch(),
  }
}
