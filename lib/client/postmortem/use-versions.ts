import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/client/api'

export interface Versions {
  versions: { version: number; publishedAt: string; publishedBy: { id: string; name: string } }[]
  /** Whether the server can make a PDF. */
  hasPdf: boolean
}

/** The published versions, and what the server can make of them; `latest` asks again when it is another. */
export const useVersions = (incidentId: string, latest: number, isEnabled: boolean) =>
  useQuery({
    queryKey: ['postmortem', incidentId, 'versions', latest],
    queryFn: () => api<Versions>('GET', `/api/v1/incidents/${incidentId}/postmortem/versions`),
    enabled: isEnabled,
  })
