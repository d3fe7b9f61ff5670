import type { RecordedActor } from '@/lib/domain/actor'
import { type ImportRecord, importRecordSchema } from '@/lib/domain/import/foreign-incident'
import { type ImportMapping, importMappingSchema } from '@/lib/domain/import/import-mapping'
import {
  type ImportContent,
  type ImportLine,
  type ImportState,
  importStateSchema,
} from '@/lib/domain/import/import-run'
import { type ImportSource, importSourceSchema } from '@/lib/domain/incident/values'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

export interface NewRun {
  id: string
  source: ImportSource
  name: string
  digest: Buffer
  content: ImportContent
  mapping: ImportMapping
  createdBy: string
  createdAt: Date
}

/** Makes an import; false when its id is taken. */
export async function insertRun(tx: Tx, run: NewRun): Promise<boolean> {
  const rows = await rowsOf(
    tx,
    sql`insert into import_run (id, source, name, digest, content, mapping, state, created_by, created_at)
        values (${run.id}, ${run.source}, ${run.name}, ${run.digest}, ${JSON.stringify(run.content)}::jsonb,
          ${JSON.stringify(run.mapping)}::jsonb, 'uploaded', ${run.createdBy}, ${run.createdAt})
        on conflict (id) do nothing returning id`,
  )
  return rows.length > 0
}

/** An incident of a file that is new here. */
export interface NewItem {
  position: number
  title: string
  record: ImportRecord
}

export async function insertItems(tx: Tx, runId: string, items: NewItem[]): Promise<void> {
  await rowsOf(
    tx,
    sql`insert into import_item (run_id, position, title, record, state, remarks)
        select ${runId}::uuid, position, title, record, 'waiting', '{}'
        from unnest(
          ${items.map(({ position }) => position)}::int[], ${items.map(({ title }) => title)}::text[],
          ${items.map(({ record }) => JSON.stringify(record))}::jsonb[]
        ) as item (position, title, record)`,
  )
}

/** What changing an import has to know. */
export interface StoredRun {
  id: string
  source: ImportSource
  digest: Buffer
  mapping: ImportMapping
  state: ImportState
  actor: RecordedActor | null
}

type Lock = 'for update' | 'for share'
const locks = { 'for update': sql`for update`, 'for share': sql`for share` } satisfies Record<Lock, unknown>

/**
 * An import, locked until the end of the transaction: `for share` lets others write its incidents, but not change it.
 */
export async function lockRun(tx: Tx, id: string, lock: Lock): Promise<StoredRun | null> {
  const [row] = await rowsOf<Omit<StoredRun, 'mapping'> & { mapping: unknown }>(
    tx,
    sql`select id, source, digest, mapping, state, actor from import_run where id = ${id} ${locks[lock]}`,
  )
  if (!row) return null
  return {
    ...row,
    source: importSourceSchema.parse(row.source),
    state: importStateSchema.parse(row.state),
    mapping: importMappingSchema.parse(row.mapping),
  }
}

export async function saveRunMapping(tx: Tx, id: string, mapping: ImportMapping): Promise<void> {
  await rowsOf(
    tx,
    sql`update import_run set mapping = ${JSON.stringify(mapping)}::jsonb, state = 'ready' where id = ${id}`,
  )
}

export async function startRun(tx: Tx, id: string, actor: RecordedActor): Promise<void> {
  await rowsOf(
    tx,
    sql`update import_run set state = 'running', actor = ${JSON.stringify(actor)}::jsonb where id = ${id}`,
  )
}

export async function stopRun(tx: Tx, id: string): Promise<void> {
  await rowsOf(tx, sql`update import_run set state = 'stopped' where id = ${id} and state = 'running'`)
}

/** Everything is written: what the file said is not needed any more. */
export async function finishRun(tx: Tx, id: string, at: Date): Promise<void> {
  await rowsOf(tx, sql`update import_run set state = 'done', finished_at = ${at} where id = ${id}`)
  await rowsOf(tx, sql`update import_item set record = null where run_id = ${id} and record is not null`)
}

/** Forgets an import of which nothing was written; false when there is no such one. */
export async function deleteUnbegunRun(tx: Tx, id: string): Promise<boolean> {
  const rows = await rowsOf(
    tx,
    sql`delete from import_run where id = ${id} and state in ('uploaded', 'ready') returning id`,
  )
  return rows.length > 0
}

/** Forgets files that nobody had written. */
export async function deleteForgottenRuns(tx: Tx, before: Date): Promise<void> {
  await rowsOf(tx, sql`delete from import_run where state in ('uploaded', 'ready') and created_at < ${before}`)
}

export interface StoredItem {
  position: number
  /** As it was tried last. */
  foreignId: string | null
  title: string
  record: ImportRecord
}

type ItemRow = Omit<StoredItem, 'record'> & { record: unknown }

const itemColumns = sql`position, foreign_id as "foreignId", title, record`
const itemOf = (row: ItemRow): StoredItem => ({ ...row, record: importRecordSchema.parse(row.record) })

/** Incidents of an import as the file says them, in order. */
export const readItems = async (tx: Tx, runId: string, after: number, limit: number): Promise<StoredItem[]> =>
  (
    await rowsOf<ItemRow>(
      tx,
      sql`select ${itemColumns} from import_item
          where run_id = ${runId} and position > ${after} and record is not null order by position limit ${limit}`,
    )
  ).map(itemOf)

/** Takes the next incident that waits to be written, which no other process has taken; null when there is none. */
export async function takeItem(tx: Tx, runId: string): Promise<StoredItem | null> {
  const [row] = await rowsOf<ItemRow>(
    tx,
    sql`select ${itemColumns} from import_item where run_id = ${runId} and state = 'waiting'
        order by position limit 1 for update skip locked`,
    'take-import-item',
  )
  return row ? itemOf(row) : null
}

export async function hasWaitingItems(tx: Tx, runId: string): Promise<boolean> {
  const rows = await rowsOf(tx, sql`select 1 from import_item where run_id = ${runId} and state = 'waiting' limit 1`)
  return rows.length > 0
}

/** What became of an incident, or would. */
export interface ItemResult extends Omit<ImportLine, 'incidentKey'> {
  incidentId: string | null
}

export async function saveResults(tx: Tx, runId: string, results: ItemResult[]): Promise<void> {
  await rowsOf(
    tx,
    sql`update import_item set foreign_id = result."foreignId", title = result.title, state = result.state,
          reason = result.reason, incident_id = result."incidentId",
          remarks = array(select jsonb_array_elements_text(result.remarks)),
          record = case when result.state = 'written' then null else record end
        from jsonb_to_recordset(${JSON.stringify(results)}::jsonb) as result (position int, "foreignId" text, title text,
          state text, reason text, remarks jsonb, "incidentId" uuid)
        where run_id = ${runId} and import_item.position = result.position`,
    'save-import-results',
  )
}

/** Which of these are imported already, by their ids there. */
export async function findImported(tx: Tx, source: ImportSource, foreignIds: string[]): Promise<Map<string, string>> {
  if (foreignIds.length === 0) return new Map()
  const rows = await rowsOf<{ foreignId: string; incidentId: string }>(
    tx,
    sql`select foreign_id as "foreignId", incident_id as "incidentId" from imported_incident
        where source = ${source} and foreign_id = any(${foreignIds})`,
    'find-imported',
  )
  return new Map(rows.map(({ foreignId, incidentId }) => [foreignId, incidentId]))
}

/**
 * Holds what an incident of elsewhere is known by until the end of the transaction: no other one writes it meanwhile.
 */
export async function lockForeign(tx: Tx, source: ImportSource, foreignId: string): Promise<void> {
  await rowsOf(
    tx,
    sql`select pg_advisory_xact_lock(hashtextextended(${`import ${source} ${foreignId}`}, 0))`,
    'lock-foreign',
  )
}

/** Remembers which incident of elsewhere an incident is. Ask first whether it is known. */
export async function insertImported(
  tx: Tx,
  source: ImportSource,
  foreignId: string,
  incidentId: string,
): Promise<void> {
  await rowsOf(
    tx,
    sql`insert into imported_incident (source, foreign_id, incident_id) values (${source}, ${foreignId}, ${incidentId})`,
    'insert-imported',
  )
}
