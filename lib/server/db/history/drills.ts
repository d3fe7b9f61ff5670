import type { Actor } from '@/lib/domain/actor'
import { incidentKeyOf } from '@/lib/domain/incident/values'
import { type DrillMonth, type Drills, drillFilter, drillMonths, MAX_DRILLS } from '@/lib/domain/metrics/drills'
import type { HistoryFilter } from '@/lib/domain/metrics/history-filter'
import { bucketIn, dayIn } from '@/lib/server/db/history/buckets'
import { countedMeasures } from '@/lib/server/db/history/filtered'
import { readBucketRefs } from '@/lib/server/db/history/incident-refs'
import { readLevers } from '@/lib/server/db/history/levers'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

/** The SQL form of `drillsOf`. */
export async function readDrills(tx: Tx, actor: Actor, filter: HistoryFilter, now: string): Promise<Drills> {
  const drills = countedMeasures(actor, drillFilter(filter))
  const months = await rowsOf<Omit<DrillMonth, 'incidents'>>(
    tx,
    sql`select ${dayIn(sql`dated.month`)} as month, count(*)::int as drills
      from (select ${bucketIn(sql`declared_at`, 'month')} as month from ${drills} drill) dated group by dated.month`,
  )
  const refsOf = await readBucketRefs(
    tx,
    sql`(select ${bucketIn(sql`declared_at`, 'month')} as bucket, incident_id, number, declared_at from ${drills} drill)`,
  )
  const [took] = await rowsOf<{ people: number }>(
    tx,
    sql`with drill as materialized (select incident_id from ${drills} drill)
      select count(*)::int as people from (
        select person_id from incident_participant join drill using (incident_id)
        union select person_id from incident_role join drill using (incident_id)) involved`,
  )
  const rows = await rowsOf<{ number: number; title: string; declaredAt: Date; people: number }>(
    tx,
    sql`select number, title, declared_at as "declaredAt",
        (select count(*)::int from (
          select person_id from incident_participant where incident_id = drill.incident_id
          union select person_id from incident_role where incident_id = drill.incident_id) involved) as people
      from (select * from ${drills} drill order by declared_at desc, number desc limit ${MAX_DRILLS}) drill
      order by declared_at desc, number desc`,
  )
  return {
    n: months.reduce((sum, month) => sum + month.drills, 0),
    people: took?.people ?? 0,
    months: drillMonths(
      months.map((one) => ({ ...one, incidents: refsOf(one.month).incidents })),
      filter,
      now,
    ),
    rows: rows.map(({ number, title, declaredAt, people }) => ({
      incident: { key: incidentKeyOf(number), title },
      declaredAt: declaredAt.toISOString(),
      people,
    })),
    levers: await readLevers(tx, actor, filter, now),
  }
}
