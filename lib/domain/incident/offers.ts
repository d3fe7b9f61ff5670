import { refuse } from '../errors'
import type { HandoverOffer, IncidentState } from './state'

/** A pending offer; refused when it was answered, cancelled, replaced, or its role moved (SPEC ROLE-9). */
export function requireOffer({ offers }: IncidentState, offerId: string): HandoverOffer {
  const offer = offers.find((one) => one.offerId === offerId)
  if (offer) return offer
  throw refuse('ROLE-9', 'This hand-over is no longer pending.', 'offerId')
}
