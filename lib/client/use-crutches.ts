'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CrutchView } from '@/lib/domain/incident/crutch'
import { api } from './api'
import { useIds } from './ids'

const crutchesKey = ['crutches'] as const
const EVERY_MS = 30_000

/** What is still in place, the first to expire first. */
export const useCrutches = (initial?: CrutchView[]) =>
  useQuery({
    queryKey: crutchesKey,
    queryFn: () => api<{ crutches: CrutchView[] }>('GET', '/api/v1/crutches'),
    select: ({ crutches }) => crutches,
    refetchInterval: EVERY_MS,
    ...(initial && { initialData: { crutches: initial } }),
  })

export type CrutchAnswer =
  | { command: 'settle-crutch'; as: 'undone' | 'permanent'; note: string; noteId: string }
  | { command: 'extend-crutch'; expiresAt: string; reason: string; noteId: string }

/** Settles or extends what was left in place, from outside its room; one command, however often it is pressed. */
export function useAnswerCrutch({ incident, mitigationId }: CrutchView) {
  const queries = useQueryClient()
  const idOf = useIds()
  return useMutation({
    mutationFn: ({ command, ...input }: CrutchAnswer) =>
      api('POST', `/api/v1/incidents/${incident.id}/commands/${command}`, {
        commandId: idOf([command, input]),
        input: { mitigationId, ...input },
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: crutchesKey }),
  })
}
