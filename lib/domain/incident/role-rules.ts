import type { Actor } from '../actor'
import { canRespond, isAdmin } from './policy'
import type { HandoverOffer, Holder, IncidentState } from './state'
import { type Role, type SingleRole, singleRoleSchema } from './values'

/** How long the previous holder may undo a take-over. */
export const UNDO_TAKE_MS = 60_000

const isPerson = (actor: Actor, id: string | undefined) => actor.kind === 'person' && actor.id === id

/** Coordinates this incident. */
export const isCommander = (actor: Actor, { roles }: Pick<IncidentState, 'roles'>): boolean =>
  isPerson(actor, roles.commander?.id)

/** Declared this incident, as a person. */
const isDeclarer = (actor: Actor, { declaredBy }: Pick<IncidentState, 'declaredBy'>): boolean =>
  declaredBy.kind === 'person' && isPerson(actor, declaredBy.id)

/** The commander, the declarer or an admin: who decides about the incident as a whole (SPEC STATUS-6, ACCESS-3). */
export const leads = (actor: Actor, incident: IncidentState): boolean =>
  isAdmin(actor) || (canRespond(actor, incident) && (isCommander(actor, incident) || isDeclarer(actor, incident)))

/** The single roles somebody holds. */
export const singleRolesOf = (personId: string, { roles }: Pick<IncidentState, 'roles'>): SingleRole[] =>
  singleRoleSchema.options.filter((role) => roles[role]?.id === personId)

/** Every role somebody holds, being an expert included. */
export const rolesOf = (personId: string, incident: Pick<IncidentState, 'roles' | 'experts'>): Role[] => {
  const isExpert = incident.experts.some(({ id }) => id === personId)
  return [...singleRolesOf(personId, incident), ...(isExpert ? (['expert'] as const) : [])]
}

/** Everybody who holds a role, each once. */
export function holdersOf({ roles, experts }: Pick<IncidentState, 'roles' | 'experts'>): Holder[] {
  const single = singleRoleSchema.options.flatMap((role) => roles[role] ?? [])
  return [...new Map([...single, ...experts].map((holder) => [holder.id, holder])).values()]
}

/** Whether taking the role needs a reason: somebody else holds it and is here (SPEC ROLE-2, ROLE-3). */
export function takeNeedsReason({ roles }: Pick<IncidentState, 'roles'>, role: Role, personId: string): boolean {
  const holder = role === 'expert' ? null : roles[role]
  return holder !== null && holder.id !== personId && holder.absentSince === null
}

/** Whether the actor may release the role, offer it to somebody, or cancel its offer (SPEC ROLE-6, ROLE-7, ROLE-9). */
export const canGiveRole = (
  actor: Actor,
  incident: Pick<IncidentState, 'roles' | 'visibility' | 'members'>,
  role: SingleRole,
): boolean =>
  canRespond(actor, incident) &&
  (isPerson(actor, incident.roles[role]?.id) || isCommander(actor, incident) || isAdmin(actor))

/** Whether the actor was the holder before the role was taken, at most a minute before `at` (SPEC ROLE-4). */
export function canUndoTake(
  actor: Actor,
  { takenRoles, roles }: Pick<IncidentState, 'takenRoles' | 'roles'>,
  role: SingleRole,
  at: string,
): boolean {
  const taken = takenRoles.find((one) => one.role === role)
  if (!taken || !isPerson(actor, taken.previous.id)) return false
  return roles[role]?.id === taken.by.id && Date.parse(at) - Date.parse(taken.at) <= UNDO_TAKE_MS
}

/** The pending offers made to somebody, the oldest first. */
export const offersTo = (personId: string, { offers }: Pick<IncidentState, 'offers'>): HandoverOffer[] =>
  offers.filter(({ to }) => to.id === personId)
