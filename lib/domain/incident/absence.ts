import type { IncidentState } from './state'
import type { Role } from './values'

/** The log says that this holder of the role disappeared (SPEC ROLE-11). */
export function isMarkedAbsent(
  { roles, experts }: Pick<IncidentState, 'roles' | 'experts'>,
  role: Role,
  personId: string,
): boolean {
  const holder = role === 'expert' ? experts.find(({ id }) => id === personId) : roles[role]
  return holder?.id === personId && holder.absentSince !== null
}
