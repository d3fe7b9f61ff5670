import { z } from 'zod'

/** `admin` runs the installation, `responder` takes part in incidents, `stakeholder` reads. */
export const organisationRoleSchema = z.enum(['admin', 'responder', 'stakeholder'])
export type OrganisationRole = z.infer<typeof organisationRoleSchema>

/** What an API token may do at most; the role of its owner limits it further. */
export const tokenScopeSchema = z.enum(['read', 'respond', 'admin'])
export type TokenScope = z.infer<typeof tokenScopeSchema>

/** Who did it, as the log keeps it: the name as it was then, and the token it came through, if any. */
export const recordedActorSchema = z.object({
  kind: z.enum(['person', 'integration', 'system']),
  id: z.string(),
  name: z.string(),
  via: z.object({ kind: z.literal('token'), id: z.string(), name: z.string() }).optional(),
})
export type RecordedActor = z.infer<typeof recordedActorSchema>

/** A person with the rights of the moment: role of the organisation, and the ceiling of the credential used. */
export interface PersonActor {
  kind: 'person'
  id: string
  name: string
  role: OrganisationRole
  /** A browser session has no ceiling (`admin`). */
  scope: TokenScope
  /** Looked up again inside the transaction of a command, so that an ended session stops at once. */
  credential?: { kind: 'session' | 'token'; id: string; name?: string }
}

/** Every transport reduces its caller to one of these. */
export type Actor =
  | PersonActor
  | { kind: 'integration'; id: string; name: string }
  | { kind: 'system'; id: 'system'; name: 'Evenkeel' }

export const SYSTEM_ACTOR = { kind: 'system', id: 'system', name: 'Evenkeel' } as const satisfies Actor

/** What the log keeps of an actor. */
export function recordedActorOf(actor: Actor): RecordedActor {
  const { kind, id, name } = actor
  if (kind !== 'person' || actor.credential?.kind !== 'token') return { kind, id, name }
  return { kind, id, name, via: { kind: 'token', id: actor.credential.id, name: actor.credential.name ?? '' } }
}
