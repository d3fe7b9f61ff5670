import type { Actor } from '../actor'
import type { IncidentState } from './state'

const isMember = (personId: string, { members }: Pick<IncidentState, 'members'>) =>
  members.some(({ id }) => id === personId)

/**
 * Whether an incident exists for this actor. Private ones exist for their members and admins only; a token never
 * sees more than a person of its owner's role would, and an admin's token of a lesser scope is not an admin.
 */
export function canView(actor: Actor, incident: Pick<IncidentState, 'visibility' | 'members'>): boolean {
  if (actor.kind === 'system' || incident.visibility === 'open') return true
  if (actor.kind === 'integration') return false
  return isAdmin(actor) || isMember(actor.id, incident)
}

/** Admins with a credential that carries the whole role. */
export const isAdmin = (actor: Actor): boolean =>
  actor.kind === 'person' && actor.role === 'admin' && actor.scope === 'admin'

/** May take part: responders and admins, with a credential that may write. */
export const isResponder = (actor: Actor): boolean =>
  actor.kind === 'person' && actor.role !== 'stakeholder' && actor.scope !== 'read'

/** May take part in this incident. */
export const canRespond = (actor: Actor, incident: Pick<IncidentState, 'visibility' | 'members'>): boolean =>
  isResponder(actor) && canView(actor, incident)

/** The server itself, at an instant that came or for a fact that follows by itself. */
export const isSystem = (actor: Actor): boolean => actor.kind === 'system'
