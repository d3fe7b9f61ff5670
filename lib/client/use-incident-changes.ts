'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { IncidentChanges } from '@/lib/domain/change/ranked-change'
import { api } from './api'
import { type ChangedIncident, incidentChangesKey } from './room-keys'

/** Changes are rows of their own: read when the room is opened, and again whenever what they hang on is another. */
export const useIncidentChanges = (incident: ChangedIncident) =>
  useQuery({
    queryKey: incidentChangesKey(incident),
    enabled: incident.services.length > 0,
    placeholderData: keepPreviousData,
    queryFn: () => api<IncidentChanges>('GET', `/api/v1/incidents/${incident.id}/changes`),
  })
