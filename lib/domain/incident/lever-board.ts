import type { ServiceLink } from '../catalogue/catalogue'
import type { LeverView } from '../catalogue/lever-view'
import type { ServiceHistory } from '../change/last-known-good'
import type { LeverKind } from './lever'
import type { Mitigation } from './mitigation'
import type { AffectedService, IncidentState } from './state'

/** A lever as the room shows it; the request it carries is read when it is pulled. */
export interface BoardLever extends Omit<LeverView, 'action' | 'serviceId' | 'updatedAt'> {
  hasAction: boolean
}

/** What there is to stop the bleeding of one affected service. */
export interface ServiceBoard extends Pick<AffectedService, 'id' | 'key' | 'name'>, ServiceHistory {
  /** Those that somebody wrote down, in the order of the four. */
  levers: BoardLever[]
  /** Where to look: dashboards, runbooks. */
  links: ServiceLink[]
}

/** The levers of the affected services, and what changed on them (SPEC PROC-6). */
export interface LeverBoard {
  /** When it began to hurt, as far as it is known: what changed is told from here. */
  onset: string
  services: ServiceBoard[]
}

/** When it began to hurt, or the first that is known of it (SPEC PROC-6). */
export const onsetOf = ({ instants }: Pick<IncidentState, 'instants'>): string => {
  const known = instants.impactStartedAt ?? instants.firstSignalAt ?? instants.detectedAt ?? instants.declaredAt
  if (!known) throw new Error('An incident without an instant of its declaration')
  return known.at
}

/** Whether somebody has pulled a lever or said why not: until then diagnosis waits (SPEC PROC-7). */
export const wasLeverTried = ({ mitigations, waivedLevers }: Pick<IncidentState, 'mitigations' | 'waivedLevers'>) =>
  waivedLevers.count > 0 || mitigations.some(({ startedAt }) => startedAt !== null)

type LeverState = Pick<IncidentState, 'mitigations' | 'waivedLevers'>

/** The last that was done with a lever of a service: the mitigation that pulls it, if any, and why it was waived. */
export function leverNow({ mitigations, waivedLevers }: LeverState, serviceId: string, kind: LeverKind) {
  const isIt = (one: { service: { id: string } | null; lever: LeverKind | null }) =>
    one.service?.id === serviceId && one.lever === kind
  const pulled: Mitigation | null =
    mitigations.findLast((one) => isIt(one) && one.state !== 'abandoned' && one.state !== 'reverted') ?? null
  const waived = waivedLevers.items.findLast(isIt) ?? null
  const isWaived = waived !== null && (pulled === null || pulled.proposedAt < waived.at)
  return { pulled, waived: isWaived ? waived : null }
}
