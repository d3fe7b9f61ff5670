import type { IncidentSummary } from '@/lib/domain/incident/summary'
import { api } from './api'

export interface ListedIncidents {
  incidents: IncidentSummary[]
  nextCursor: string | null
}

/** Incidents this person may see, the latest first; `q` looks in keys and titles. */
export function listIncidents({ q, limit }: { q: string; limit: number }): Promise<ListedIncidents> {
  const query = new URLSearchParams({ limit: String(limit), ...(q && { q }) })
  return api('GET', `/api/v1/incidents?${query}`)
}
