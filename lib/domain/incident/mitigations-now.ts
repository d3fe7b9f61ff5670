import type { Mitigation } from './mitigation'
import type { IncidentState } from './state'
import type { Ref } from './values'

type Ledger = Pick<IncidentState, 'mitigations'>

/** Somebody has their hands on it, or watches for its effect: production is not as it was, and nobody knows yet. */
export const isInFlight = ({ state }: Pick<Mitigation, 'state'>): boolean =>
  state === 'in-progress' || state === 'watching'

/** Proposed, under way or watched: something is still to be said about it. */
export const isOpenMitigation = (one: Pick<Mitigation, 'state'>): boolean => one.state === 'proposed' || isInFlight(one)

/** What is in flight, in the order it was proposed. */
export const inFlight = ({ mitigations }: Ledger): Mitigation[] => mitigations.filter(isInFlight)

/** What is in flight and whose effect should have shown by now; the longest due first. */
export const dueChecks = (state: Ledger, now: string): Mitigation[] =>
  inFlight(state)
    .filter(({ checkAt }) => checkAt !== null && checkAt <= now)
    .sort((a, b) => ((a.checkAt ?? '') < (b.checkAt ?? '') ? -1 : 1))

/** Services on which several mitigations are in flight: their effects cannot be told apart. */
export function sharedServices(state: Ledger): { service: Ref; mitigations: Mitigation[] }[] {
  const byService = Map.groupBy(
    inFlight(state).filter(({ service }) => service),
    ({ service }) => service?.id,
  )
  return [...byService.values()].flatMap((mitigations) => {
    const service = mitigations[0]?.service
    return service && mitigations.length > 1 ? [{ service, mitigations }] : []
  })
}

/** What was left in place and is neither undone nor made permanent; soonest to expire first. */
export const openCrutches = ({ mitigations }: Ledger): Mitigation[] =>
  mitigations
    .filter(({ crutch }) => crutch !== null && crutch.settled === null)
    .sort((a, b) => ((a.crutch?.expiresAt ?? '') < (b.crutch?.expiresAt ?? '') ? -1 : 1))
