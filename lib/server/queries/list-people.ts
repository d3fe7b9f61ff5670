import type { PersonActor } from '@/lib/domain/actor'
import { isAdmin } from '@/lib/domain/incident/policy'
import type { PersonSummary } from '@/lib/domain/people/person'
import { now } from '@/lib/server/clock'
import { listPersonRows } from '@/lib/server/db/people'

/** Everybody of the organisation, by name. Stakeholders see no email addresses; only admins see who was here when. */
export async function listPeople(actor: PersonActor): Promise<PersonSummary[]> {
  const rows = await listPersonRows(now())
  return rows.map(({ id, name, role, teams, email, lastSeenAt, sessionCount }) => ({
    id,
    name,
    role,
    teams,
    email: actor.role === 'stakeholder' ? null : email,
    lastSeenAt: isAdmin(actor) ? (lastSeenAt?.toISOString() ?? null) : null,
    sessionCount: isAdmin(actor) ? sessionCount : null,
  }))
}
