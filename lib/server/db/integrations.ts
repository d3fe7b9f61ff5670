import { randomUUID } from 'node:crypto'
import { type AlertRules, alertRulesSchema } from '@/lib/domain/alert/alert-rules'
import {
  type Integration,
  type IntegrationChange,
  type IntegrationSettings,
  integrationKindSchema,
} from '@/lib/domain/alert/integration'
import { storableText } from '@/lib/domain/alert/storable'
import { query, type Tx } from '@/lib/server/db/pool'
import { prisma } from '@/lib/server/db/prisma'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

interface SettingsRow {
  id: string
  kind: string
  name: string
  service: Integration['service']
  settings: unknown
  createdAt: Date
  disabledAt: Date | null
  lastReceivedAt: Date | null
  lastError: string | null
  lastErrorAt: Date | null
}

interface IntegrationRow extends SettingsRow {
  firing: number
  total: number
  changes: number
  lastChangeAt: Date | null
}

const settingsColumns = sql`integration.id, integration.kind, integration.name, integration.settings,
  created_at as "createdAt", disabled_at as "disabledAt", last_received_at as "lastReceivedAt",
  last_error as "lastError", last_error_at as "lastErrorAt",
  (select json_build_object('id', id, 'key', key, 'name', name) from service where id = service_id) as "service"`

/** An index answers each of the two counts of alerts; made in one go they would read every row, wide as those are. */
async function selectIntegrations(condition: Sql): Promise<Integration[]> {
  const rows = await query<IntegrationRow>(
    sql`select ${settingsColumns}, told.*,
          (select count(*)::int from alert where integration_id = integration.id and status = 'firing') as "firing",
          (select count(*)::int from alert where integration_id = integration.id) as "total"
        from integration cross join lateral (
          select count(*)::int as "changes", max(received_at) as "lastChangeAt"
          from change where integration_id = integration.id
        ) told
        where integration.kind <> 'drill' and ${condition} order by lower(integration.name), integration.id`,
  )
  return rows.map(({ firing, total, changes, lastChangeAt, ...row }) => ({
    ...settingsOf(row),
    alerts: { firing, total },
    changes: { total: changes, lastAt: lastChangeAt?.toISOString() ?? null },
  }))
}

export const listIntegrationRows = (): Promise<Integration[]> => selectIntegrations(sql`true`)

export async function findIntegration(id: string): Promise<Integration | null> {
  const [integration] = await selectIntegrations(sql`integration.id = ${id}`)
  return integration ?? null
}

/** An integration without what it received: that takes the longer to count the more there is. */
export async function findIntegrationSettings(id: string): Promise<IntegrationSettings | null> {
  const [row] = await query<SettingsRow>(
    sql`select ${settingsColumns} from integration where kind <> 'drill' and id = ${id}`,
  )
  return row ? settingsOf(row) : null
}

const settingsOf = (row: SettingsRow): IntegrationSettings => ({
  id: row.id,
  kind: integrationKindSchema.parse(row.kind),
  name: row.name,
  service: row.service,
  rules: alertRulesSchema.parse(row.settings),
  isEnabled: row.disabledAt === null,
  createdAt: row.createdAt.toISOString(),
  lastReceivedAt: row.lastReceivedAt?.toISOString() ?? null,
  lastError: row.lastError && row.lastErrorAt ? { at: row.lastErrorAt.toISOString(), message: row.lastError } : null,
})

/** What receiving needs to know of an integration. */
export interface Receiver {
  id: string
  name: string
  /** Null for one that was archived since: it can be hit by nothing new. */
  serviceId: string | null
  rules: AlertRules
}

const receiverOf = ({ settings, ...receiver }: Omit<Receiver, 'rules'> & { settings: unknown }): Receiver => ({
  ...receiver,
  rules: alertRulesSchema.parse(settings),
})

async function findReceiver(condition: Sql, name: string): Promise<Receiver | null> {
  const [row] = await query<Omit<Receiver, 'rules'> & { settings: unknown }>(
    sql`select id, name, settings, (
          select service.id from service where service.id = service_id and archived_at is null
        ) as "serviceId" from integration where ${condition}`,
    name,
  )
  return row ? receiverOf(row) : null
}

/** The integration a key belongs to, while it is enabled. */
export const findReceiverByKey = (kind: string, keyHash: Buffer): Promise<Receiver | null> =>
  findReceiver(sql`key_hash = ${keyHash} and kind = ${kind} and disabled_at is null`, 'find-receiver-by-key')

export const findReceiverById = (id: string): Promise<Receiver | null> =>
  findReceiver(sql`id = ${id}`, 'find-receiver-by-id')

/** Whether an integration is there and takes what is sent to it. */
export async function isEnabled(id: string): Promise<boolean> {
  const rows = await query(sql`select 1 from integration where id = ${id} and disabled_at is null`)
  return rows.length > 0
}

/** Notes that something was received, at most once a second: a storm must not queue for this row. */
export async function noteReceived(tx: Tx, id: string, at: Date): Promise<void> {
  await rowsOf(
    tx,
    sql`update integration set last_received_at = ${at} where id = ${id}
          and (last_received_at is null or last_received_at < ${at}::timestamptz - interval '1 second')`,
    'note-received',
  )
}

/** Notes why something received could not be used, at most once a second. The message may quote what was received. */
export async function noteError(id: string, message: string, at: Date): Promise<void> {
  await query(
    sql`update integration set last_error = ${storableText(message)}, last_error_at = ${at} where id = ${id}
          and (last_error_at is null or last_error_at < ${at}::timestamptz - interval '1 second')`,
  )
}

export interface NewIntegrationRow {
  kind: string
  name: string
  serviceId: string | null
  rules: AlertRules
  keyHash: Buffer<ArrayBuffer>
  createdBy: string | null
  at: Date
}

export async function insertIntegration({ rules, at, ...row }: NewIntegrationRow): Promise<string> {
  const id = randomUUID()
  await prisma().integration.create({ data: { id, ...row, settings: rules, createdAt: at }, select: { id: true } })
  return id
}

/** Saves what is given and leaves the rest, whatever it is by now. */
export async function updateIntegration(tx: Tx, id: string, change: IntegrationChange, at: Date): Promise<void> {
  const { name, serviceId, rules, isEnabled } = change
  await rowsOf(
    tx,
    sql`update integration set name = coalesce(${name ?? null}, name),
          service_id = case when ${serviceId !== undefined} then ${serviceId ?? null}::uuid else service_id end,
          settings = settings || ${JSON.stringify(rules ?? {})}::jsonb,
          disabled_at = case ${isEnabled ?? null}::boolean
            when true then null when false then coalesce(disabled_at, ${at}) else disabled_at end
        where id = ${id}`,
  )
}

export async function replaceKey(id: string, keyHash: Buffer<ArrayBuffer>): Promise<void> {
  await prisma().integration.updateMany({ where: { id }, data: { keyHash } })
}

/** Deletes an integration that never received an alert or a change; answers whether it was deleted. */
export async function deleteUnusedIntegration(id: string): Promise<boolean> {
  const { count } = await prisma().integration.deleteMany({
    where: { id, alerts: { none: {} }, changes: { none: {} } },
  })
  return count > 0
}

/** Whether a service is there and in use. */
export const isServiceInUse = async (id: string): Promise<boolean> =>
  (await prisma().service.count({ where: { id, archivedAt: null } })) > 0
