import type { AlertExtra } from '@/lib/domain/alert/signal'
import type { Severity } from '@/lib/domain/incident/values'
import { query, type Tx } from '@/lib/server/db/pool'
import { allOf, rowsOf, type Sql, sql } from '@/lib/server/db/sql'
import { isUuid } from '@/lib/server/uuid'

/** An alert as its Opsgenie sender knows it. */
export interface SentAlertRow {
  id: string
  integrationId: string
  tinyId: string
  dedupKey: string
  title: string
  description: string | null
  status: 'firing' | 'resolved'
  extra: AlertExtra
  acknowledgedAt: Date | null
  acknowledgedBy: string | null
  snoozedUntil: Date | null
  count: number
  firstReceivedAt: Date
  lastReceivedAt: Date
}

/** How a request names an alert. */
export interface Identifier {
  type: 'id' | 'alias' | 'tiny'
  value: string
}

function named({ type, value }: Identifier): Sql {
  if (type === 'alias') return sql`dedup_key = ${value}`
  if (type === 'tiny') return /^\d{1,15}$/.test(value) ? sql`tiny_id = ${value}` : sql`false`
  return isUuid(value) ? sql`id = ${value}` : sql`false`
}

const columns = sql`id, integration_id as "integrationId", tiny_id::text as "tinyId", dedup_key as "dedupKey", title, annotations ->> 'description' as "description",
  status, extra, acknowledged_at as "acknowledgedAt", acknowledged_by as "acknowledgedBy", snoozed_until as "snoozedUntil",
  received_count as "count", first_received_at as "firstReceivedAt", last_received_at as "lastReceivedAt"`

const isThere = (integrationId: string): Sql =>
  sql`integration_id = ${integrationId} and extra is not null and extra ->> 'isDeleted' is null`

/** The alert a request names: of an alias the one that is open, else the last. */
export async function findSentAlert(integrationId: string, identifier: Identifier): Promise<SentAlertRow | null> {
  const [alert] = await query<SentAlertRow>(
    sql`select ${columns} from alert where ${isThere(integrationId)} and ${named(identifier)}
        order by status = 'firing' desc, first_received_at desc limit 1`,
  )
  return alert ?? null
}

export interface SentAlertList {
  status: 'open' | 'closed' | null
  limit: number
  offset: number
}

const listed = (integrationId: string, status: SentAlertList['status']): Sql =>
  allOf([
    isThere(integrationId),
    ...(status === null ? [] : [sql`status = ${status === 'open' ? 'firing' : 'resolved'}::alert_status`]),
  ])

export const listSentAlerts = (
  integrationId: string,
  { status, limit, offset }: SentAlertList,
): Promise<SentAlertRow[]> =>
  query<SentAlertRow>(
    sql`select ${columns} from alert where ${listed(integrationId, status)}
        order by first_received_at desc, id desc limit ${limit} offset ${offset}`,
  )

export async function countSentAlerts(integrationId: string, status: SentAlertList['status']): Promise<number> {
  const [row] = await query<{ count: number }>(
    sql`select count(*)::int as "count" from alert where ${listed(integrationId, status)}`,
  )
  return row?.count ?? 0
}

/** What a request changes; what is not given stays. */
export interface SentAlertChange {
  extra?: Partial<AlertExtra> & { isDeleted?: true }
  title?: string
  description?: string
  priority?: { label: string; severity: Severity }
}

export async function changeSentAlert(tx: Tx, id: string, change: SentAlertChange): Promise<void> {
  const { extra, title, description, priority } = change
  const annotations = {
    ...(title !== undefined && { summary: title }),
    ...(description !== undefined && { description }),
  }
  await rowsOf(
    tx,
    sql`update alert set extra = extra || ${JSON.stringify(extra ?? {})}::jsonb, title = coalesce(${title ?? null}, title),
          annotations = annotations || ${JSON.stringify(annotations)}::jsonb,
          severity = coalesce(${priority?.severity ?? null}, severity),
          labels = labels || ${JSON.stringify(priority ? { priority: priority.label } : {})}::jsonb
        where id = ${id}`,
  )
}

/** The lists a request may add to, locked so that two requests at once both count. */
export async function lockExtra(tx: Tx, id: string): Promise<AlertExtra | null> {
  const [row] = await rowsOf<{ extra: AlertExtra }>(tx, sql`select extra from alert where id = ${id} for update`)
  return row?.extra ?? null
}

export interface SenderRequest {
  id: string
  integrationId: string
  alertId: string | null
  alias: string | null
  action: string
  isSuccess: boolean
  status: string
  at: Date
}

const KEEP_REQUESTS_DAYS = 7

/** Keeps how a request went, for some days. */
export async function noteRequest(tx: Tx, request: SenderRequest): Promise<void> {
  const { id, integrationId, alertId, alias, action, isSuccess, status, at } = request
  await rowsOf(
    tx,
    sql`with old as (
          delete from sender_request where id = any(array(
            select id from sender_request where at < ${at}::timestamptz - make_interval(days => ${KEEP_REQUESTS_DAYS}::int)
            limit 20 for update skip locked))
        )
        insert into sender_request (id, integration_id, alert_id, alias, action, is_success, status, at)
        values (${id}, ${integrationId}, ${alertId}, ${alias}, ${action}, ${isSuccess}, ${status}, ${at})`,
    'note-request',
  )
}

export async function findRequest(integrationId: string, id: string): Promise<SenderRequest | null> {
  if (!isUuid(id)) return null
  const [row] = await query<SenderRequest>(
    sql`select id, integration_id as "integrationId", alert_id as "alertId", alias, action, is_success as "isSuccess",
          status, at from sender_request where id = ${id} and integration_id = ${integrationId}`,
  )
  return row ?? null
}

export interface AlertEntryRow {
  id: string
  at: Date
  kind: string
  byName: string | null
  text: string | null
}

/** The lines of an alert's history, the newest first. */
export const listAlertEntries = (alertId: string, limit = 200): Promise<AlertEntryRow[]> =>
  query<AlertEntryRow>(
    sql`select id::text, at, kind, by_name as "byName", text from alert_entry
        where alert_id = ${alertId} order by alert_entry.id desc limit ${limit}`,
  )
