import { useQuery } from '@tanstack/react-query'
import type { BlastRadius } from '@/lib/domain/incident/blast-radius'
import type { TimelineRow } from '@/lib/domain/incident/timeline'
import type { Ref } from '@/lib/domain/incident/values'
import { api } from './api'

export interface RadiusRevision {
  seq: number
  at: string
  by: Ref
  radius: BlastRadius
}

const PAGE = 500

/** Every revision of the blast radius, the latest first, as far back as one page of such lines goes. */
export const useRadiusHistory = (incidentId: string, revision: number, isWanted: boolean) =>
  useQuery({
    queryKey: ['radius-history', incidentId, revision],
    enabled: isWanted,
    queryFn: async () => {
      const path = `/api/v1/incidents/${incidentId}/timeline?kinds=situation&limit=${PAGE}`
      const { rows } = await api<{ rows: TimelineRow[] }>('GET', path)
      return rows.flatMap(revisionOf).reverse()
    },
  })

function revisionOf({ seq, recordedAt: at, actor: by, fact }: TimelineRow): RadiusRevision[] {
  return fact?.type === 'blast-radius.revised' ? [{ seq, at, by, radius: fact.payload }] : []
}
