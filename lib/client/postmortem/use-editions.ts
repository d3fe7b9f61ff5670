import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import type { Edition } from '@/lib/domain/postmortem/edition'
import type { SectionId } from '@/lib/domain/postmortem/sections'

const keyOf = (incidentId: string) => ['postmortem', incidentId, 'editions'] as const
const pathOf = (incidentId: string) => `/api/v1/incidents/${incidentId}/postmortem/editions`

/** The public editions of a postmortem, the latest first; for responders. */
export const useEditions = (incidentId: string) =>
  useQuery({
    queryKey: keyOf(incidentId),
    queryFn: () => api<{ editions: Edition[] }>('GET', pathOf(incidentId)),
    select: ({ editions }) => editions,
  })

export interface NewEdition {
  /** Made once for what is published: sending it again publishes nothing twice. */
  id: string
  version: number
  sections: SectionId[]
}

export function usePublishEdition(incidentId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (edition: NewEdition) => api<{ edition: Edition }>('POST', pathOf(incidentId), edition),
    onSuccess: () => queries.invalidateQueries({ queryKey: keyOf(incidentId) }),
  })
}

export function useRevokeEdition(incidentId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api<void>('DELETE', `${pathOf(incidentId)}/${id}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: keyOf(incidentId) }),
  })
}
