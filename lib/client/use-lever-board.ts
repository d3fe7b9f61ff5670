'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { LeverBoard } from '@/lib/domain/incident/lever-board'
import { api } from './api'
import { type ChangedIncident, leverBoardKey } from './room-keys'

/** Levers are rewritten rarely; a minute old is good enough to pull one. */
const STALE_MS = 60_000

/**
 * The levers of the affected services. Levers and changes are rows of their own: they are read again when what the room
 * knows of them is another.
 */
export const useLeverBoard = (incident: ChangedIncident) =>
  useQuery({
    queryKey: leverBoardKey(incident),
    queryFn: () => api<LeverBoard>('GET', `/api/v1/incidents/${incident.id}/levers`),
    enabled: incident.services.length > 0,
    staleTime: STALE_MS,
    placeholderData: keepPreviousData,
  })
