'use client'

import { useMutation } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import type { NewCoverOffer, NewCoverRequest } from '@/lib/domain/on-call/rota-inputs'
import type { CoverRequestView } from '@/lib/domain/on-call/rota-view'
import { useOnCallChanged } from './rotas'

interface Answer {
  request: CoverRequestView
}

/** Asks who can cover a shift, or a part of it. */
export function useAskCover(rotaId: string) {
  const changed = useOnCallChanged()
  return useMutation({
    mutationFn: (request: NewCoverRequest) => api<Answer>('POST', `/api/v1/rotas/${rotaId}/cover-requests`, request),
    onSettled: changed,
  })
}

/** Offers to cover what somebody asked for, with or without a shift in return. */
export function useOfferCover(requestId: string) {
  const changed = useOnCallChanged()
  return useMutation({
    mutationFn: (offer: NewCoverOffer) => api<Answer>('POST', `/api/v1/cover-requests/${requestId}/offers`, offer),
    onSettled: changed,
  })
}

/** Takes an offer, for who asked; null takes back what is one's own, the request or the offer. */
export function useSettleCover(requestId: string) {
  const changed = useOnCallChanged()
  return useMutation({
    mutationFn: (offerId: string | null) =>
      offerId === null
        ? api<Answer>('POST', `/api/v1/cover-requests/${requestId}/withdraw`)
        : api<Answer>('POST', `/api/v1/cover-requests/${requestId}/accept`, { offerId }),
    onSettled: changed,
  })
}
