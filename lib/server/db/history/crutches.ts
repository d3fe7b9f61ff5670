import type { Actor } from '@/lib/domain/actor'
import type { MitigationKind } from '@/lib/domain/incident/mitigation'
import { incidentKeyOf, type Ref } from '@/lib/domain/incident/values'
import { type Crutches, MAX_CRUTCHES } from '@/lib/domain/metrics/crutches'
import type { HistoryFilter } from '@/lib/domain/metrics/history-filter'
import { type Spread, spreadFrom } from '@/lib/domain/metrics/statistics'
import { countedMeasures } from '@/lib/server/db/history/filtered'
import { EMPTY_SPREAD, spreadIn } from '@/lib/server/db/history/spreads'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

interface CrutchRow {
  number: number
  incidentTitle: string
  mitigationId: string
  title: string
  kind: MitigationKind
  service: Ref | null
  owner: Ref | null
  since: Date
  expiresAt: Date
  ageMs: number
  isOverdue: boolean
}

/** What somebody or something is called today, as JSON of its id and name; null when it is gone. */
export const refColumn = (table: Sql): Sql =>
  sql`case when ${table}.id is not null then json_build_object('id', ${table}.id, 'name', ${table}.name) end`

/** The SQL form of `openCrutchesOf`. */
export async function readOpenCrutches(tx: Tx, actor: Actor, filter: HistoryFilter, now: string): Promise<Crutches> {
  const ageMs = sql`(extract(epoch from ${now}::timestamptz - one.ended_at) * 1000)::float8`
  // Few are open at any time: each looks its incident up, whatever the planner thinks of how many they may be.
  const crutches = sql`incident_mitigation one cross join lateral (
    select * from ${countedMeasures(actor, { ...filter, from: null, to: null })} counted
    where counted.incident_id = one.incident_id offset 0) counted`
  const isOpen = sql`one.crutch_expires_at is not null and one.ended_at is not null`
  const [counts] = await rowsOf<{ open: number; overdue: number; age: Spread }>(
    tx,
    sql`select count(*)::int as open, count(*) filter (where one.crutch_expires_at < ${now}::timestamptz)::int as overdue,
        ${spreadIn(ageMs)} as age
      from ${crutches} where ${isOpen}`,
  )
  const rows = await rowsOf<CrutchRow>(
    tx,
    sql`select counted.number, counted.title as "incidentTitle", one.mitigation_id as "mitigationId", one.title, one.kind,
        ${refColumn(sql`service`)} as service, ${refColumn(sql`person`)} as owner, one.ended_at as since,
        one.crutch_expires_at as "expiresAt", ${ageMs} as "ageMs",
        one.crutch_expires_at < ${now}::timestamptz as "isOverdue"
      from ${crutches} left join service on service.id = one.service_id left join person on person.id = one.owner_id
      where ${isOpen}
      order by one.ended_at, counted.number, one.mitigation_id collate "C" limit ${MAX_CRUTCHES}`,
  )
  const { open, overdue, age } = counts ?? { open: 0, overdue: 0, age: EMPTY_SPREAD }
  return {
    open,
    overdue,
    age: spreadFrom(age),
    rows: rows.map(({ number, incidentTitle, since, expiresAt, ...row }) => ({
      ...row,
      incident: { key: incidentKeyOf(number), title: incidentTitle },
      since: since.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })),
  }
}
