import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

/**
 * What an alert is called by those who rate and silence: its rule. An index has the same expression, and takes no entry of
 * any length.
 */
export const ruleOfAlert = (alert: Sql): Sql =>
  sql`left(coalesce(${alert}.labels ->> 'alertname', ${alert}.labels ->> 'rule', ${alert}.title), 500)`

/** Whether an alert has every label that a silence asks for, whole values compared. A label it lacks is empty. */
export const matchesSilence = (alert: Sql, silence: Sql): Sql => {
  const value = sql`coalesce(${alert}.labels ->> matcher.name,
    case matcher.name when 'alertname' then ${ruleOfAlert(alert)} when 'title' then ${alert}.title end, '')`
  const whole = sql`('^(?:' || matcher.value || ')$')`
  return sql`not exists (
    select 1 from jsonb_to_recordset(${silence}.matchers) as matcher (name text, op text, value text)
    where not case matcher.op
      when '=' then ${value} = matcher.value when '!=' then ${value} <> matcher.value
      when '=~' then ${value} ~ ${whole} else ${value} !~ ${whole} end)`
}

const NOW_ON = (hold: Sql, at: Date): Sql =>
  sql`${hold}.starts_at <= ${at} and ${hold}.ends_at > ${at} and ${hold}.lifted_at is null`

const releaseLock = (holdId: Sql): Sql => sql`hashtextextended('release hold ' || ${holdId}::text, 0)`

/**
 * The maintenance windows and silences of this instant: most of the time there are none. What this transaction holds by
 * them is seen by who releases them, which waits until it ends; one that is being released now is over, and is left out.
 * Nobody waits here, and any number of transactions may go by the same ones.
 */
export async function takeHolds(tx: Tx, at: Date): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    tx,
    sql`with active as materialized (
          select id from maintenance_window hold where ${NOW_ON(sql`hold`, at)}
          union all select id from silence hold where ${NOW_ON(sql`hold`, at)}
        )
        select id from active where pg_try_advisory_xact_lock_shared(${releaseLock(sql`id`)})`,
    'take-holds',
  )
  return rows.map(({ id }) => id)
}

/** Whether nobody is holding anything by this one any more that is not committed; then nobody can until this ends. */
export async function mayRelease(tx: Tx, holdId: string): Promise<boolean> {
  const [row] = await rowsOf<{ may: boolean }>(
    tx,
    sql`select pg_try_advisory_xact_lock(${releaseLock(sql`${holdId}`)}) as "may"`,
  )
  return row?.may === true
}

/** Which of these alerts a maintenance window or a silence of these covers now: `id`, `held_by`, `held_id`, `ends_at`. */
const covered = (ids: string[], holdIds: string[], at: Date): Sql => {
  const counts = sql`hold.id = any(${holdIds}::uuid[]) and ${NOW_ON(sql`hold`, at)} and alert.id = any(${ids}::uuid[])`
  return sql`
    select alert.id, 'maintenance' as held_by, hold.id as held_id, hold.ends_at
    from maintenance_window hold join alert on alert.service_id = any(hold.service_ids)
    where ${counts}
    union all
    select alert.id, 'silence', hold.id, hold.ends_at
    from silence hold join alert on ${matchesSilence(sql`alert`, sql`hold`)}
    where ${counts}`
}

/**
 * Keeps those of these alerts from opening anything that a maintenance window or a silence of these covers now. Alerts
 * of drills are left alone, and so is what belongs to an incident already.
 */
export async function holdAlerts(tx: Tx, ids: string[], holdIds: string[], at: Date): Promise<void> {
  await rowsOf(
    tx,
    sql`with covered as (${covered(ids, holdIds, at)}), longest as (
          select distinct on (id) * from covered order by id, ends_at desc
        )
        update alert set settled_at = ${at}, held_by = longest.held_by, held_id = longest.held_id
        from longest
        where alert.id = longest.id and alert.incident_id is null and alert.status = 'firing'
          and not exists (select 1 from drill where drill.id = alert.integration_id)`,
    'hold-alerts',
  )
}

/** Those of these alerts that a maintenance window or a silence of these covers now. */
export const listCovered = async (tx: Tx, ids: string[], holdIds: string[], at: Date): Promise<Set<string>> =>
  new Set((await rowsOf<{ id: string }>(tx, covered(ids, holdIds, at), 'list-covered')).map(({ id }) => id))

/** Where alerts wait again that something held: they are looked at as if they had just been told. */
export interface ReleasedPlace {
  serviceId: string | null
  integrationId: string
  ids: string[]
}

/** Lets go of the alerts that still fire and that this window or silence held, and notes it in their history. */
export const releaseHeld = (tx: Tx, heldId: string, at: Date): Promise<ReleasedPlace[]> =>
  rowsOf<ReleasedPlace>(
    tx,
    sql`with free as (
          update alert set settled_at = null, held_by = null, held_id = null
          where held_id = ${heldId} and held_by is not null and status = 'firing' and incident_id is null
          returning id, service_id, integration_id
        ), noted as (
          insert into alert_entry (alert_id, at, kind) select id, ${at}, 'released' from free
        )
        select service_id as "serviceId", integration_id as "integrationId", array_agg(id) as "ids"
        from free group by service_id, integration_id order by service_id, integration_id`,
  )

/**
 * Marks those of these new alerts that fired `times` times within `minutes` as flapping, and leaves them with the
 * incident their last occurrence belonged to, while that is not closed. Answers those incidents.
 */
export async function markFlapping(
  tx: Tx,
  integrationId: string,
  ids: string[],
  { times, minutes }: { times: number; minutes: number },
  at: Date,
): Promise<string[]> {
  const rows = await rowsOf<{ incidentId: string }>(
    tx,
    sql`update alert set is_flapping = true, incident_id = before.incident_id, settled_at = ${at},
          joined_because = 'flapping', joined_window = ${minutes}, held_by = null, held_id = null
        from alert fresh cross join lateral (
          select count(*) as times from alert past where past.integration_id = fresh.integration_id
            and past.dedup_key = fresh.dedup_key
            and past.first_received_at > ${at}::timestamptz - make_interval(mins => ${minutes}::int)
        ) counted cross join lateral (
          select past.incident_id from alert past join incident on incident.id = past.incident_id
          where past.integration_id = fresh.integration_id and past.dedup_key = fresh.dedup_key
            and past.id <> fresh.id and incident.status <> 'closed' and incident.kind <> 'drill'
          order by past.first_received_at desc limit 1
        ) before
        where alert.id = fresh.id and fresh.id = any(${ids}::uuid[]) and fresh.integration_id = ${integrationId}
          and fresh.incident_id is null and counted.times >= ${times}
        returning alert.incident_id as "incidentId"`,
    'mark-flapping',
  )
  return [...new Set(rows.map(({ incidentId }) => incidentId))]
}

/** What remains without an incident of these alerts, by service. */
export const stillUnsettled = async (tx: Tx, ids: string[]): Promise<(string | null)[]> =>
  (
    await rowsOf<{ serviceId: string | null }>(
      tx,
      sql`select distinct service_id as "serviceId" from alert where id = any(${ids}::uuid[]) and settled_at is null`,
      'still-unsettled',
    )
  ).map(({ serviceId }) => serviceId)
