import type { Actor } from '@/lib/domain/actor'
import { isAdmin } from '@/lib/domain/incident/policy'
import { type Sql, sql } from '@/lib/server/db/sql'

/**
 * The incidents that exist for an actor, as a table. Every read of anything that belongs to an incident starts here.
 * Says in SQL what `canView` says of one incident; a test holds the two together (SPEC ACCESS-1).
 */
export function visibleIncidents(actor: Actor): Sql {
  if (actor.kind === 'system' || isAdmin(actor)) return sql`(select * from incident)`
  if (actor.kind === 'integration') return sql`(select * from incident where visibility = 'open')`
  return sql`(select * from incident where visibility = 'open' or exists (
    select 1 from incident_member member where member.incident_id = incident.id and member.person_id = ${actor.id}))`
}

/**
 * The same of the narrow rows that figures are made of (SPEC ACCESS-1). They are read by the thousand: the memberships
 * are a set that is made once, which the planner prices as such.
 */
export function visibleMeasures(actor: Actor): Sql {
  if (actor.kind === 'system' || isAdmin(actor)) return sql`incident_measure`
  if (actor.kind === 'integration') return sql`(select * from incident_measure where visibility = 'open')`
  return sql`(select * from incident_measure where visibility = 'open' or incident_id in (
    select incident_id from incident_member where person_id = ${actor.id}))`
}
