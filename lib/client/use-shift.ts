'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Shift, ShiftOffer } from '@/lib/domain/incident/shift'
import { api } from './api'
import { randomId } from './random-id'

export const shiftKey = ['shift'] as const

/** How often the first page asks; the dot in the rail, which is everywhere, is content with less. */
export const SHIFT_PAGE_MS = 5000
const RAIL_MS = 20_000

export interface UseShiftOptions {
  /** What the server rendered. */
  initial?: Shift
  everyMs?: number
}

export const useShift = ({ initial, everyMs = RAIL_MS }: UseShiftOptions = {}) =>
  useQuery({
    queryKey: shiftKey,
    queryFn: () => api<Shift>('GET', '/api/v1/shift'),
    refetchInterval: everyMs,
    ...(initial && { initialData: initial }),
  })

export interface OfferAnswer {
  offer: ShiftOffer
  answer: 'accept' | 'decline'
  /** The same for every try of one answer, so that a double click or a lost reply answers once. */
  commandId: string
}

/** Accepts or declines a role from outside its room. */
export function useAnswerOffer() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ offer, answer, commandId }: OfferAnswer) =>
      api('POST', `/api/v1/incidents/${offer.incident.id}/commands/${answer}-hand-over`, {
        commandId,
        input: { offerId: offer.offerId },
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: shiftKey }),
  })
}

export const newOfferAnswer = (offer: ShiftOffer, answer: OfferAnswer['answer']): OfferAnswer => ({
  offer,
  answer,
  commandId: randomId(),
})
