import type { PersonActor } from '@/lib/domain/actor'
import { isAdmin } from '@/lib/domain/incident/policy'
import type { PersonSummary } from '@/lib/domain/people/person'
import { now } from '@/lib/server/clock'
import { listPersonRows } from '@/lib/server/db/people'

/**
 * Everybody of the organisation, by name. Stakeholders see no addresses or numbers; only admins see who was here when.
 */
export async function listPeople(actor: PersonActor): Promise<PersonSummary[]> {
  const rows = await listPersonRows(now())
  const isReader = actor.role === 'stakeholder'
  return rows.map(({ id, name, role, teams, email, phone, skills, lastSeenAt, sessionCount }) => ({
    id,
    name,
    role,
    teams,
    skills,
    email: isReader ? null : email,
    phone: isReader ? null : phone,
    lastSeenAt: isAdmin(actor) ? (lastSeenAt?.toISOString() ?? null) : null,
    sessionCount: isAdmin(actor) ? sessionCount : null,
  }))
}
