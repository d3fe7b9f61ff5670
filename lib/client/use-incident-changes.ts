'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { IncidentChanges } from '@/lib/domain/change/ranked-change'
import { api } from './api'

/** Changes are rows of their own: read when the room is opened, and again for each other `version` of what they hang on. */
export const useIncidentChanges = (incidentId: string, version: string, isEnabled: boolean) =>
  useQuery({
    queryKey: ['changes', incidentId, version],
    enabled: isEnabled,
    placeholderData: keepPreviousData,
    queryFn: () => api<IncidentChanges>('GET', `/api/v1/incidents/${incidentId}/changes`),
  })
