import { z } from 'zod'
import type { Actor } from '@/lib/domain/actor'
import { type ScenarioInput, scenarioSchema } from '@/lib/domain/drill/scenario'
import { type DrillRun, endedAt, pausedAt, resumedAt } from '@/lib/domain/drill/schedule'
import type { Ref } from '@/lib/domain/incident/values'
import { query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'
import { visibleIncidents } from '@/lib/server/db/visible-incidents'

const playedSchema = z.object({
  scenario: scenarioSchema,
  /** The service of the catalogue that plays each part. */
  services: z.record(z.string(), z.object({ id: z.string(), key: z.string(), name: z.string() })),
})
export type Played = z.output<typeof playedSchema>

export interface StoredDrill {
  id: string
  incidentId: string
  incidentKey: string
  scenario: Played['scenario']
  services: Played['services']
  run: DrillRun
  by: Ref
  people: Ref[]
}

interface RunRow {
  state: DrillRun['state']
  stepsDone: number
  startedAt: Date
  pausedAt: Date | null
  pausedMs: number
}

const runOf = ({ state, stepsDone, startedAt, pausedAt: since, pausedMs }: RunRow): DrillRun => ({
  state,
  stepsDone,
  pausedMs,
  startedAt: startedAt.getTime(),
  pausedAt: since?.getTime() ?? null,
})

interface Row extends RunRow {
  id: string
  incidentId: string
  incidentKey: string
  played: unknown
  by: Ref
  people: Ref[]
}

async function select(incidents: Sql, condition: Sql, tail: Sql = sql``): Promise<StoredDrill[]> {
  const rows = await query<Row>(
    sql`select drill.id, drill.incident_id as "incidentId", incident.state ->> 'key' as "incidentKey",
          drill.scenario as played, drill.state, drill.steps_done as "stepsDone", drill.started_at as "startedAt",
          drill.paused_at as "pausedAt", drill.paused_ms as "pausedMs",
          json_build_object('id', starter.id, 'name', starter.name) as by,
          (select coalesce(json_agg(json_build_object('id', person.id, 'name', person.name) order by person.name), '[]')
           from drill_participant join person on person.id = person_id where drill_id = drill.id) as people
        from drill join ${incidents} incident on incident.id = drill.incident_id
          join person starter on starter.id = drill.created_by
        where ${condition} order by drill.started_at desc, drill.id ${tail}`,
  )
  return rows.map(({ id, incidentId, incidentKey, played, by, people, ...run }) => ({
    id,
    incidentId,
    incidentKey,
    by,
    people,
    ...playedSchema.parse(played),
    run: runOf(run),
  }))
}

/** A drill, whoever asks: for what runs it. */
export async function findDrill(id: string): Promise<StoredDrill | null> {
  const [drill] = await select(sql`incident`, sql`drill.id = ${id}`)
  return drill ?? null
}

/** A drill in an incident that the actor may see. */
export async function findVisibleDrill(actor: Actor, id: string): Promise<StoredDrill | null> {
  const [drill] = await select(visibleIncidents(actor), sql`drill.id = ${id}`)
  return drill ?? null
}

/** Drills in incidents that the actor may see, the latest first. */
export const listVisibleDrills = (actor: Actor, limit: number): Promise<StoredDrill[]> =>
  select(visibleIncidents(actor), sql`true`, sql`limit ${limit}`)

/** The last drill of the same scenario that ended before this one began. */
export async function findDrillBefore(actor: Actor, { scenario, run }: StoredDrill): Promise<StoredDrill | null> {
  const [drill] = await select(
    visibleIncidents(actor),
    sql`drill.state = 'ended' and drill.scenario -> 'scenario' ->> 'key' = ${scenario.key}
        and drill.started_at < ${new Date(run.startedAt)}`,
    sql`limit 1`,
  )
  return drill ?? null
}

/** Whether somebody was invited to a drill of this scenario that is not over, and does not run it. */
export async function isTakingPart(personId: string, scenarioKey: string): Promise<boolean> {
  const rows = await query(
    sql`select 1 from drill join drill_participant on drill_id = drill.id
        where person_id = ${personId} and drill.state <> 'ended' and created_by <> ${personId}
          and drill.scenario -> 'scenario' ->> 'key' = ${scenarioKey} limit 1`,
  )
  return rows.length > 0
}

export interface NewDrill {
  id: string
  incidentId: string
  scenario: ScenarioInput
  services: Played['services']
  createdBy: string
  personIds: string[]
}

/** Keeps a drill and what its alerts and changes come from: nothing else may use that, and no list shows it. */
export async function insertDrill(tx: Tx, drill: NewDrill, keyHash: Buffer, at: Date): Promise<void> {
  const { id, incidentId, scenario, services, createdBy, personIds } = drill
  const played = JSON.stringify({ scenario, services })
  await rowsOf(
    tx,
    sql`insert into drill (id, incident_id, scenario, state, created_by, started_at)
        values (${id}, ${incidentId}, ${played}, 'running', ${createdBy}, ${at}) on conflict do nothing`,
  )
  await rowsOf(
    tx,
    sql`insert into drill_participant (drill_id, person_id)
        select ${id}, unnest(${personIds}::uuid[]) on conflict do nothing`,
  )
  const settings = JSON.stringify({ opensIncident: false })
  await rowsOf(
    tx,
    sql`insert into integration (id, kind, name, key_hash, settings, created_at)
        values (${id}, 'drill', 'Drill', ${keyHash}, ${settings}, ${at}) on conflict (id) do nothing`,
  )
}

/** The first `steps` are done; false when another process did the last of them already. */
export async function markStepDone(id: string, steps: number): Promise<boolean> {
  const rows = await query(
    sql`update drill set steps_done = ${steps} where id = ${id} and steps_done = ${steps - 1} returning id`,
  )
  return rows.length > 0
}

const marked = { paused: pausedAt, resumed: resumedAt, ended: endedAt }

/** What the log of a drill says of its run, in the transaction that says so. */
export async function saveDrillMark(tx: Tx, id: string, mark: keyof typeof marked, at: string): Promise<void> {
  const [row] = await rowsOf<RunRow>(
    tx,
    sql`select state, steps_done as "stepsDone", started_at as "startedAt", paused_at as "pausedAt", paused_ms as "pausedMs"
        from drill where id = ${id} for update`,
  )
  if (!row) return
  const { state, pausedMs, ...run } = marked[mark](runOf(row), Date.parse(at))
  const since = run.pausedAt === null ? null : new Date(run.pausedAt)
  await rowsOf(
    tx,
    sql`update drill set state = ${state}, paused_at = ${since}, paused_ms = ${pausedMs},
          ended_at = case when ${state === 'ended'} then coalesce(ended_at, ${at}) end
        where id = ${id}`,
  )
}

/** Resolves what still fires in a drill; answers whether something did. */
export async function resolveAlertsOf(tx: Tx, id: string, at: Date): Promise<boolean> {
  const rows = await rowsOf(
    tx,
    sql`update alert set status = 'resolved', ends_at = ${at}, last_received_at = ${at}
        where integration_id = ${id} and status = 'firing' returning id`,
  )
  return rows.length > 0
}

/** Those of these people who agreed to be called into drills. */
export async function findDrillTakers(ids: string[]): Promise<Ref[]> {
  return query<Ref>(
    sql`select id, name from person where id = any(${ids}::uuid[]) and takes_drills and removed_at is null
          and role <> 'stakeholder' order by name`,
  )
}

/** Everybody who agreed to be called into drills. */
export const listDrillTakers = (): Promise<Ref[]> =>
  query<Ref>(
    sql`select id, name from person where takes_drills and removed_at is null and role <> 'stakeholder'
        order by lower(name), id`,
  )
