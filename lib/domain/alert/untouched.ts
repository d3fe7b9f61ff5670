import type { IncidentState } from '../incident/state'

/** Whether alerts opened an incident and no person has done anything in it: it may be resolved by itself. */
export const isUntouched = ({
  kind,
  status,
  declaredBy,
  participants,
  entryCount,
  mitigations,
  updates,
  roles,
  alerts,
}: IncidentState): boolean =>
  kind === 'production' &&
  status === 'active' &&
  declaredBy.kind === 'integration' &&
  alerts.total > 0 &&
  participants.count === 0 &&
  entryCount === 0 &&
  mitigations.length === 0 &&
  updates.count === 0 &&
  Object.values(roles).every((holder) => holder === null)
