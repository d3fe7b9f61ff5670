'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Alert } from '@/lib/domain/alert/alert'
import type {
  MaintenanceWindow,
  newMaintenanceWindowSchema,
  newSilenceSchema,
  Silence,
} from '@/lib/domain/alert/silence'
import { api } from './api'

const holdsKey = ['holds'] as const
const EVERY_MS = 15_000
/** As many as come with the page. */
const APART_SHOWN = 100

/** Silences that hold or will; all of them, or those that touch an incident. */
export const useSilences = (initial?: Silence[], incident?: string) =>
  useQuery({
    queryKey: [...holdsKey, 'silences', incident ?? 'all'],
    queryFn: () =>
      api<{ silences: Silence[] }>(
        'GET',
        `/api/v1/silences${incident ? `?incident=${encodeURIComponent(incident)}` : ''}`,
      ),
    select: ({ silences }) => silences,
    refetchInterval: EVERY_MS,
    ...(initial && { initialData: { silences: initial } }),
  })

/** Maintenance windows that hold or will. */
export const useMaintenanceWindows = (initial?: MaintenanceWindow[]) =>
  useQuery({
    queryKey: [...holdsKey, 'windows'],
    queryFn: () => api<{ windows: MaintenanceWindow[] }>('GET', '/api/v1/maintenance-windows'),
    select: ({ windows }) => windows,
    refetchInterval: EVERY_MS,
    ...(initial && { initialData: { windows: initial } }),
  })

/** What fires without an incident, by what it is held back if it is. */
export const useApart = (initial: Alert[]) =>
  useQuery({
    queryKey: [...holdsKey, 'apart'],
    queryFn: () => api<{ alerts: Alert[] }>('GET', `/api/v1/alerts?status=firing&limit=${APART_SHOWN}`),
    select: ({ alerts }) => alerts,
    refetchInterval: EVERY_MS,
    initialData: { alerts: initial },
  })

export const addSilence = (silence: z.input<typeof newSilenceSchema>) =>
  api<{ silence: Silence }>('POST', '/api/v1/silences', silence)

export const addMaintenanceWindow = (window: z.input<typeof newMaintenanceWindowSchema>) =>
  api<{ window: MaintenanceWindow }>('POST', '/api/v1/maintenance-windows', window)

/** Reads silences and windows again, and what they hold back. */
export function useRefreshHolds() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: holdsKey })
}

/** Ends a silence or a maintenance window now. */
export function useLiftHold(kind: 'silences' | 'maintenance-windows', id: string) {
  const refresh = useRefreshHolds()
  return useMutation({ mutationFn: () => api('DELETE', `/api/v1/${kind}/${id}`), onSettled: refresh })
}
