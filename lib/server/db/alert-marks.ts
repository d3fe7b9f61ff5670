import { query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

/** How many lines the history of one alert keeps. */
const KEEP_ENTRIES = 200

export type AlertEntryKind =
  | 'acknowledged'
  | 'unacknowledged'
  | 'snoozed'
  | 'snooze-ended'
  | 'released'
  | 'noted'
  | 'changed'
  | 'closed'

export interface NewAlertEntry {
  alertId: string
  kind: AlertEntryKind
  byName: string | null
  text?: string | null
  at: Date
}

/** Adds a line to an alert's history and lets go of the oldest beyond what is kept. */
export async function addAlertEntry(tx: Tx, { alertId, kind, byName, text = null, at }: NewAlertEntry): Promise<void> {
  await rowsOf(
    tx,
    sql`insert into alert_entry (alert_id, at, kind, by_name, text) values (${alertId}, ${at}, ${kind}, ${byName}, ${text})`,
  )
  await rowsOf(
    tx,
    sql`delete from alert_entry where alert_id = ${alertId} and id <= (
          select id from alert_entry where alert_id = ${alertId} order by id desc offset ${KEEP_ENTRIES}::int limit 1)`,
  )
}

export interface FiringKey {
  integrationId: string
  dedupKey: string
}

/**
 * Says that somebody sees to what fires with this key, and answers its incident, also when that was said before;
 * nothing does: nothing happens.
 */
export async function acknowledgeAlert(
  tx: Tx,
  { integrationId, dedupKey }: FiringKey,
  byName: string,
  at: Date,
): Promise<string | null> {
  const [alert] = await rowsOf<{ id: string; incidentId: string | null; isNews: boolean }>(
    tx,
    sql`select id, incident_id as "incidentId", acknowledged_at is null as "isNews" from alert
        where integration_id = ${integrationId} and dedup_key = ${dedupKey} and status = 'firing' for update`,
  )
  if (alert?.isNews) {
    await rowsOf(tx, sql`update alert set acknowledged_at = ${at}, acknowledged_by = ${byName} where id = ${alert.id}`)
    await addAlertEntry(tx, { alertId: alert.id, kind: 'acknowledged', byName, at })
  }
  return alert?.incidentId ?? null
}

interface SeenTo {
  firing: number
  acknowledged: number
  open: number
}

/**
 * Whether somebody sees to what fires in an incident: `all` of it is acknowledged by its senders or snoozed, and at
 * least one acknowledged; `some` is not; `nothing` fires.
 */
export async function readSeenTo(incidentId: string, at: Date, tx?: Tx): Promise<'all' | 'some' | 'nothing'> {
  const statement = sql`select count(*)::int as firing, count(acknowledged_at)::int as acknowledged,
      count(*) filter (where acknowledged_at is null and coalesce(snoozed_until <= ${at}, true))::int as open
    from alert where incident_id = ${incidentId} and status = 'firing'`
  const [found] = await (tx ? rowsOf<SeenTo>(tx, statement) : query<SeenTo>(statement))
  if (!found?.firing) return 'nothing'
  return found.open === 0 && found.acknowledged > 0 ? 'all' : 'some'
}

/** Takes an acknowledgement back, and answers what it was about; null when there is none. */
export async function unacknowledgeAlert(
  tx: Tx,
  alertId: string,
  byName: string,
  at: Date,
): Promise<Pick<WokenAlert, 'incidentId' | 'serviceId' | 'isFiring'> | null> {
  const [alert] = await rowsOf<Pick<WokenAlert, 'incidentId' | 'serviceId' | 'isFiring'>>(
    tx,
    sql`update alert set acknowledged_at = null, acknowledged_by = null
        where id = ${alertId} and acknowledged_at is not null
        returning incident_id as "incidentId", service_id as "serviceId", status = 'firing' as "isFiring"`,
  )
  if (alert) await addAlertEntry(tx, { alertId, kind: 'unacknowledged', byName, at })
  return alert ?? null
}

export interface Snooze {
  until: Date
  byName: string
  reason: string | null
}

/** Snoozes an alert that fires; answers whether it did. */
export async function snoozeAlert(
  tx: Tx,
  alertId: string,
  { until, byName, reason }: Snooze,
  at: Date,
): Promise<boolean> {
  const rows = await rowsOf(
    tx,
    sql`update alert set snoozed_until = ${until}, snoozed_by = ${byName}, snooze_reason = ${reason}
        where id = ${alertId} and status = 'firing' returning id`,
  )
  if (rows.length === 0) return false
  const text = [`until ${until.toISOString()}`, reason].filter(Boolean).join(': ')
  await addAlertEntry(tx, { alertId, kind: 'snoozed', byName, text, at })
  return true
}

export interface WokenAlert {
  incidentId: string | null
  serviceId: string | null
  integrationId: string
  severity: 'sev1' | 'sev2' | 'sev3' | 'sev4'
  isFiring: boolean
}

/**
 * Ends the snooze of an alert, because its time has come (`before`) or somebody says so; null when it is not snoozed.
 */
export async function endSnooze(
  tx: Tx,
  alertId: string,
  byName: string | null,
  at: Date,
  before: Date | null = null,
): Promise<WokenAlert | null> {
  const [alert] = await rowsOf<WokenAlert>(
    tx,
    sql`update alert set snoozed_until = null, snoozed_by = null, snooze_reason = null,
          settled_at = case when incident_id is null and status = 'firing' and held_by is null then null else settled_at end
        where id = ${alertId} and snoozed_until is not null and (${before}::timestamptz is null or snoozed_until <= ${before})
        returning incident_id as "incidentId", service_id as "serviceId", integration_id as "integrationId", severity,
          status = 'firing' as "isFiring"`,
  )
  if (alert) await addAlertEntry(tx, { alertId, kind: 'snooze-ended', byName, at })
  return alert ?? null
}
