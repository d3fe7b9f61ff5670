import type { Matcher, NewMaintenanceWindow, NewSilence } from '@/lib/domain/alert/silence'
import type { Ref } from '@/lib/domain/incident/values'
import { matchesSilence } from '@/lib/server/db/alert-holds'
import { query, type Tx, withTransaction } from '@/lib/server/db/pool'
import { allOf, rowsOf, type Sql, sql } from '@/lib/server/db/sql'

interface HoldRow {
  id: string
  startsAt: Date
  endsAt: Date
  by: Ref
  createdAt: Date
  liftedAt: Date | null
  liftedBy: string | null
  holding: number
}

export interface SilenceRow extends HoldRow {
  matchers: Matcher[]
  reason: string
}

export interface WindowRow extends HoldRow {
  title: string
  services: Ref[]
}

/** Those that hold or will, or those that are over too. */
export interface HoldFilter {
  id?: string
  /** Only those whose time is not over. */
  isOpenAt?: Date
  /** Only those that touch an alert of this incident. */
  incidentId?: string
}

const columns = (hold: Sql): Sql => sql`${hold}.id, ${hold}.starts_at as "startsAt", ${hold}.ends_at as "endsAt",
  json_build_object('id', ${hold}.by_id, 'name', ${hold}.by_name) as "by", ${hold}.created_at as "createdAt",
  ${hold}.lifted_at as "liftedAt", ${hold}.lifted_by as "liftedBy",
  (select count(*) from alert where alert.held_id = ${hold}.id and held_by is not null and status = 'firing')::int
    as "holding"`

const MAX_ROWS = 500

function conditions(hold: Sql, { id, isOpenAt, incidentId }: HoldFilter, touches: Sql): Sql {
  const all: Sql[] = []
  if (id) all.push(sql`${hold}.id = ${id}`)
  if (isOpenAt) all.push(sql`${hold}.ends_at > ${isOpenAt} and ${hold}.lifted_at is null`)
  if (incidentId) all.push(sql`exists (select 1 from alert where alert.incident_id = ${incidentId} and ${touches})`)
  return allOf(all)
}

/** With those that are over, which are never taken away, the last ones are what is asked for. */
const order = (by: Sql, { isOpenAt }: HoldFilter): Sql =>
  isOpenAt ? sql`${by}, hold.id` : sql`${by} desc, hold.id desc`
const inOrder = <Row>(rows: Row[], { isOpenAt }: HoldFilter): Row[] => (isOpenAt ? rows : rows.reverse())

/** Silences, those that end first first. */
export async function selectSilences(filter: HoldFilter): Promise<SilenceRow[]> {
  const rows = await query<SilenceRow>(
    sql`select ${columns(sql`hold`)}, hold.matchers, hold.reason from silence hold
        where ${conditions(sql`hold`, filter, matchesSilence(sql`alert`, sql`hold`))}
        order by ${order(sql`hold.ends_at`, filter)} limit ${MAX_ROWS}`,
  )
  return inOrder(rows, filter)
}

/** Maintenance windows, those that begin first first. */
export async function selectWindows(filter: HoldFilter): Promise<WindowRow[]> {
  const rows = await query<WindowRow>(
    sql`select ${columns(sql`hold`)}, hold.title, (
          select coalesce(json_agg(json_build_object('id', id, 'name', name) order by lower(name), id), '[]')
          from service where service.id = any(hold.service_ids)
        ) as "services" from maintenance_window hold
        where ${conditions(sql`hold`, filter, sql`alert.service_id = any(hold.service_ids)`)}
        order by ${order(sql`hold.starts_at`, filter)} limit ${MAX_ROWS}`,
  )
  return inOrder(rows, filter)
}

interface By extends Ref {
  at: Date
}
type Saved<Input> = Input & { startsAt: string }

/** Saves a silence; answers false when the id is there already. */
export async function insertSilence(tx: Tx, silence: Saved<NewSilence>, by: By): Promise<boolean> {
  const { id, matchers, reason, startsAt, endsAt } = silence
  const rows = await rowsOf(
    tx,
    sql`insert into silence (id, matchers, reason, starts_at, ends_at, by_id, by_name, created_at)
        values (${id}, ${JSON.stringify(matchers)}, ${reason}, ${startsAt}, ${endsAt}, ${by.id}, ${by.name}, ${by.at})
        on conflict (id) do nothing returning id`,
  )
  return rows.length > 0
}

/** Saves a maintenance window; answers false when the id is there already. */
export async function insertWindow(tx: Tx, window: Saved<NewMaintenanceWindow>, by: By): Promise<boolean> {
  const { id, title, serviceIds, startsAt, endsAt } = window
  const rows = await rowsOf(
    tx,
    sql`insert into maintenance_window (id, title, service_ids, starts_at, ends_at, by_id, by_name, created_at)
        values (${id}, ${title}, ${serviceIds}::uuid[], ${startsAt}, ${endsAt}, ${by.id}, ${by.name}, ${by.at})
        on conflict (id) do nothing returning id`,
  )
  return rows.length > 0
}

/** Ends one before its time; nothing when it is over already. */
export async function liftHold(tx: Tx, table: 'silence' | 'maintenance_window', id: string, by: By): Promise<void> {
  const name = table === 'silence' ? sql`silence` : sql`maintenance_window`
  await rowsOf(
    tx,
    sql`update ${name} set lifted_at = ${by.at}, lifted_by = ${by.name}
        where id = ${id} and lifted_at is null and ends_at > ${by.at}`,
  )
}

/** So long an expression may take at most: each alert that comes in is compared with it, and waits for that. */
const EXPRESSION_MS = 250
/** What hurts an expression: it is long, repeats itself, and matches nothing to its end. */
const SAMPLE = 'ab1-'.repeat(250)

const PROBLEMS: Record<string, string> = {
  '2201B': 'is not a regular expression',
  '57014': 'takes too long to compare with an alert: repeat less in it',
}

/** The first expression of the matchers that PostgreSQL does not take, or takes too long for. */
export async function wrongExpression(matchers: Matcher[]): Promise<{ index: number; problem: string } | null> {
  for (const [index, { op, value }] of matchers.entries()) {
    if (op === '=' || op === '!=') continue
    const problem = await withTransaction(async (tx) => {
      await rowsOf(tx, sql`select set_config('statement_timeout', ${String(EXPRESSION_MS)}, true)`)
      return rowsOf(tx, sql`select ${SAMPLE} ~ ${`^(?:${value})$`}::text`).then(
        () => null,
        (error: { code?: string }) => {
          const known = PROBLEMS[error.code ?? '']
          if (!known) throw error
          return known
        },
      )
    })
    if (problem) return { index, problem }
  }
  return null
}

/** Services in use among these. */
export const servicesInUse = async (ids: string[]): Promise<Set<string>> =>
  new Set(
    (
      await query<{ id: string }>(sql`select id from service where id = any(${ids}::uuid[]) and archived_at is null`)
    ).map(({ id }) => id),
  )
