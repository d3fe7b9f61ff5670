import { isHurting } from './elapsed'
import { type Bounded, type IncidentState, pushBounded } from './state'

/** From when to when teams could not deliver to production; `to` is null while they cannot. */
export interface DeliverySpan {
  from: string
  to: string | null
}

const KEEP_SPANS = 50

/**
 * Opens or ends the running span, so that one runs exactly while delivery is marked as prevented and the incident is
 * neither resolved nor closed.
 */
export function withDeliverySpan(state: IncidentState, at: string): IncidentState {
  const { items, count } = state.deliverySpans
  const last = items.at(-1)
  const isRunning = last !== undefined && last.to === null
  const runs = state.deliveryPrevented && isHurting(state.status)
  if (isRunning === runs) return state
  const deliverySpans: Bounded<DeliverySpan> = isRunning
    ? { items: [...items.slice(0, -1), { ...last, to: at }], count }
    : pushBounded(state.deliverySpans, { from: at, to: null }, KEEP_SPANS)
  return { ...state, deliverySpans }
}
