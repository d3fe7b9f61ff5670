'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Shift, ShiftOffer } from '@/lib/domain/incident/shift'
import { api } from './api'
import { randomId } from './random-id'
import { shiftKey } from './shift-key'

/** How often the first page asks; the dot in the rail, which is everywhere, is content with less. */
export const SHIFT_PAGE_MS = 5000
const RAIL_MS = 20_000

/** The server has filled it before the first page is painted. */
export const useShift = (everyMs = RAIL_MS) =>
  useQuery({
    queryKey: shiftKey,
    queryFn: () => api<Shift>('GET', '/api/v1/shift'),
    refetchInterval: everyMs,
  })

export type OfferAnswer = 'accept' | 'decline'

/** Accepts or declines a role from outside its room; each answer is one command, however often it is pressed. */
export function useAnswerOffer({ offerId, incident }: ShiftOffer) {
  const queries = useQueryClient()
  const [commandIds] = useState(() => ({ accept: randomId(), decline: randomId() }))
  return useMutation({
    mutationFn: (answer: OfferAnswer) =>
      api('POST', `/api/v1/incidents/${incident.id}/commands/${answer}-hand-over`, {
        commandId: commandIds[answer],
        input: { offerId },
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: shiftKey }),
  })
}
