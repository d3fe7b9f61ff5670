'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import type { Seat } from '@/lib/domain/on-call/rota'
import type { HandOverView } from '@/lib/domain/on-call/rota-view'
import { useOnCallChanged } from './rotas'

const EVERY_MS = 15_000

/** What who comes on to a seat has to know. */
export const useHandOver = (initial: HandOverView) =>
  useQuery({
    queryKey: ['on-call', 'hand-over', initial.rota.id, initial.seat],
    queryFn: () =>
      api<{ handOver: HandOverView }>('GET', `/api/v1/rotas/${initial.rota.id}/hand-over?seat=${initial.seat}`),
    select: ({ handOver }) => handOver,
    refetchInterval: EVERY_MS,
    initialData: { handOver: initial },
  })

export interface HandOverAcceptance {
  seat: Seat
  shiftFrom: string
  note: string
}

/** Says that one has read it and comes on; said twice it is said once. */
export function useAcceptHandOver(rotaId: string) {
  const changed = useOnCallChanged()
  return useMutation({
    mutationFn: (acceptance: HandOverAcceptance) =>
      api<unknown>('POST', `/api/v1/rotas/${rotaId}/hand-over/accept`, acceptance),
    onSettled: changed,
  })
}
