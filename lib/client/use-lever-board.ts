'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { LeverBoard } from '@/lib/domain/incident/lever-board'
import { api } from './api'

/** Levers are rewritten rarely; a minute old is good enough to pull one. */
const STALE_MS = 60_000

/**
 * The levers of the affected services. Levers and changes are rows of their own: they are read again when `version`
 * (what the room knows of them) is another one.
 */
export const useLeverBoard = (incidentId: string, version: string, isEnabled: boolean) =>
  useQuery({
    queryKey: ['levers', incidentId, version],
    queryFn: () => api<LeverBoard>('GET', `/api/v1/incidents/${incidentId}/levers`),
    enabled: isEnabled,
    staleTime: STALE_MS,
    placeholderData: keepPreviousData,
  })
