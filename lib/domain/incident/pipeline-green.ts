import { isHurting } from './elapsed'
import type { IncidentState } from './state'

/**
 * Whether an incident about delivery has nothing left that fails: every pipeline it heard of ran green since. What the
 * machines say is no proof, so it is a reason to suggest resolving and no more (SPEC PIPE-4).
 */
export const pipelineIsGreen = ({ kind, status, alerts }: Pick<IncidentState, 'kind' | 'status' | 'alerts'>): boolean =>
  kind === 'delivery' && isHurting(status) && alerts.total > 0 && alerts.firing === 0
