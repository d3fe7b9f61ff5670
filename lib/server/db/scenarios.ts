import type { Actor } from '@/lib/domain/actor'
import type { Ref } from '@/lib/domain/incident/values'
import { query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'
import { visibleIncidents } from '@/lib/server/db/visible-incidents'

export interface StoredScenario {
  id: string
  key: string
  source: string
  /** The incident it was made of. */
  from: { id: string; key: string; isPrivate: boolean } | null
  by: Ref
  updatedAt: Date
  version: number
}

function select(actor: Actor, condition: Sql): Promise<StoredScenario[]> {
  return query<StoredScenario>(
    sql`select scenario.id, scenario.key, scenario.source, scenario.updated_at as "updatedAt", scenario.version,
          json_build_object('id', author.id, 'name', author.name) as by,
          case when incident.id is not null then json_build_object(
            'id', incident.id, 'key', incident.state ->> 'key', 'isPrivate', incident.visibility = 'private') end as from
        from scenario join person author on author.id = scenario.created_by
          left join ${visibleIncidents(actor)} incident on incident.id = scenario.from_incident_id
        where (scenario.from_incident_id is null or incident.id is not null) and ${condition}
        order by scenario.title, scenario.id`,
  )
}

/** Scenarios written here; one made of an incident that the actor may not see does not exist for them. */
export const listStoredScenarios = (actor: Actor): Promise<StoredScenario[]> => select(actor, sql`true`)

export async function findStoredScenario(actor: Actor, key: string): Promise<StoredScenario | null> {
  const [scenario] = await select(actor, sql`scenario.key = ${key}`)
  return scenario ?? null
}

export interface ScenarioRow {
  id: string
  key: string
  title: string
  source: string
  fromIncidentId: string | null
  createdBy: string
}

/** Adds a scenario; false when its key is taken. */
export async function insertScenario(tx: Tx, row: ScenarioRow, at: Date): Promise<boolean> {
  const rows = await rowsOf(
    tx,
    sql`insert into scenario (id, key, title, source, from_incident_id, created_by, created_at, updated_at)
        values (${row.id}, ${row.key}, ${row.title}, ${row.source}, ${row.fromIncidentId}, ${row.createdBy}, ${at}, ${at})
        on conflict (key) do nothing returning id`,
  )
  return rows.length > 0
}

/** A scenario as it was left, and by whom if somebody changed it; held until the transaction ends. */
export async function lockScenarioRow(tx: Tx, id: string) {
  const [row] = await rowsOf<{ version: number; source: string; changedBy: string | null }>(
    tx,
    sql`select scenario.version, scenario.source, person.name as "changedBy"
        from scenario left join person on person.id = scenario.updated_by where scenario.id = ${id} for update of scenario`,
  )
  return row ?? null
}

/** The scenarios that were made of an incident, held until the transaction ends. */
export const lockScenariosOf = (tx: Tx, incidentId: string) =>
  rowsOf<{ id: string; source: string }>(
    tx,
    sql`select id, source from scenario where from_incident_id = ${incidentId} order by id for update`,
  )

/** Writes the steps of a scenario anew in nobody's name: whoever has it open is told that it changed. */
export async function rewriteScenario(tx: Tx, { id, source }: { id: string; source: string }, at: Date): Promise<void> {
  await rowsOf(
    tx,
    sql`update scenario set source = ${source}, updated_at = ${at}, updated_by = null, version = version + 1 where id = ${id}`,
  )
}

export interface ScenarioWording extends Pick<ScenarioRow, 'id' | 'key' | 'title' | 'source'> {
  by: string
}

/** Changes a scenario; false when its new key is taken. */
export async function updateScenario(
  tx: Tx,
  { id, key, title, source, by }: ScenarioWording,
  at: Date,
): Promise<boolean> {
  const rows = await rowsOf(
    tx,
    sql`update scenario set key = ${key}, title = ${title}, source = ${source}, updated_at = ${at}, updated_by = ${by}, version = version + 1
        where id = ${id} and not exists (select 1 from scenario other where other.key = ${key} and other.id <> ${id})
        returning id`,
  )
  return rows.length > 0
}

export async function deleteScenarioRow(tx: Tx, id: string): Promise<void> {
  await rowsOf(tx, sql`delete from scenario where id = ${id}`)
}
