import type { Actor } from '@/lib/domain/actor'
import type { HistoryFilter } from '@/lib/domain/metrics/history-filter'
import { textCondition } from '@/lib/server/db/history/text-condition'
import { allOf, type Sql, sql } from '@/lib/server/db/sql'
import { visibleMeasures } from '@/lib/server/db/visible-incidents'

/**
 * The visible incidents that a filter lets through, as a table of narrow rows; says in SQL what `passes` says of one.
 */
export const filtered = (actor: Actor, filter: HistoryFilter): Sql =>
  sql`(select * from ${visibleMeasures(actor)} measure where ${allOf(conditionsOf(filter))})`

/** Those of them that figures count; says in SQL what `counted` says (SPEC METRIC-1). */
export const countedMeasures = (actor: Actor, filter: HistoryFilter): Sql =>
  sql`(select * from ${visibleMeasures(actor)} measure
    where ${allOf([sql`measure.outcome is null`, ...conditionsOf(filter)])})`

/** The conditions of a filter on a row called `measure`. */
export function conditionsOf(filter: HistoryFilter): Sql[] {
  const { severity, status, kind, service, team, person, category, mitigation, from, to, q, drills, tests } = filter
  return [
    ...(drills || kind.includes('drill') ? [] : [sql`measure.kind <> 'drill'`]),
    ...(tests ? [] : [sql`not measure.is_test`]),
    ...(severity.length > 0 ? [sql`measure.severity = any(${severity}::severity[])`] : []),
    ...(status.length > 0 ? [sql`measure.status = any(${status}::incident_status[])`] : []),
    ...(kind.length > 0 ? [sql`measure.kind = any(${kind}::incident_kind[])`] : []),
    ...(from ? [sql`measure.declared_at >= ${from}`] : []),
    ...(to ? [sql`measure.declared_at < ${to}`] : []),
    ...(service.length > 0
      ? [
          sql`measure.incident_id in (select incident_id from incident_service where service_id = any(${service}::uuid[]))`,
        ]
      : []),
    ...(team.length > 0
      ? [
          sql`measure.incident_id in (select hit.incident_id from incident_service hit
          join service on service.id = hit.service_id where service.team_id = any(${team}::uuid[]))`,
        ]
      : []),
    ...(person
      ? [
          // Two sets that are each hashed: of their union the planner would not know how large it is.
          sql`(measure.incident_id in (select incident_id from incident_participant where person_id = ${person}::uuid)
          or measure.incident_id in (select incident_id from incident_role where person_id = ${person}::uuid))`,
        ]
      : []),
    ...(category.length > 0
      ? [
          sql`measure.incident_id in (select incident_id from postmortem_card where category = any(${category}::text[]))`,
        ]
      : []),
    ...(mitigation.length > 0
      ? [
          sql`measure.incident_id in (select incident_id from incident_mitigation
          where kind = any(${mitigation}::text[]) and started_at is not null)`,
        ]
      : []),
    ...(q ? [textCondition(q)] : []),
  ]
}
