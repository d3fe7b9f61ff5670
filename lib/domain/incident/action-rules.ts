import type { Mitigation, MitigationAction } from './mitigation'
import type { IncidentState } from './state'

/** Asked for, and nothing has come of it yet. */
export const isActionUnderWay = ({ state }: Pick<MitigationAction, 'state'>): boolean =>
  state === 'requested' || state === 'sending'

/** The request of this id, while it is the last one of its mitigation. */
export function lastActionOf(
  { mitigations }: Pick<IncidentState, 'mitigations'>,
  mitigationId: string,
  actionId: string,
): { mitigation: Mitigation; action: MitigationAction } | null {
  const mitigation = mitigations.find(({ id }) => id === mitigationId)
  return mitigation?.action?.actionId === actionId ? { mitigation, action: mitigation.action } : null
}
