import type { Actor } from '@/lib/domain/actor'
import { type ImportRecord, importRecordSchema } from '@/lib/domain/import/foreign-incident'
import { type ImportMapping, importMappingSchema } from '@/lib/domain/import/import-mapping'
import type {
  ImportContent,
  ImportDraft,
  ImportItemState,
  ImportLine,
  ImportReportQuery,
  ImportRunView,
} from '@/lib/domain/import/import-run'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'
import { visibleIncidents } from '@/lib/server/db/visible-incidents'

const SHOWN_RUNS = 50

interface RunRow extends Omit<ImportRunView, 'createdAt' | 'finishedAt' | 'counts'> {
  createdAt: Date
  finishedAt: Date | null
  counts: Partial<Record<ImportItemState, number>>
}

async function selectRuns(tx: Tx, condition: Sql): Promise<ImportRunView[]> {
  const rows = await rowsOf<RunRow>(
    tx,
    sql`select run.id, run.source, run.name, run.state, run.created_at as "createdAt", run.finished_at as "finishedAt",
          json_build_object('id', author.id, 'name', author.name) as by,
          coalesce(items.counts, '{}') as counts, coalesce(items.remarked, 0)::int as remarked
        from import_run run join person author on author.id = run.created_by left join lateral (
          select json_object_agg(state, count) as counts, sum(remarked) as remarked from (
            select state, count(*)::int as count,
              count(*) filter (where cardinality(remarks) > 0 and state in ('waiting', 'written')) as remarked
            from import_item where run_id = run.id group by state
          ) by_state
        ) items on true
        where ${condition} order by run.created_at desc, run.id limit ${SHOWN_RUNS}`,
  )
  return rows.map(({ counts, createdAt, finishedAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    counts: { waiting: 0, written: 0, known: 0, 'left-out': 0, ...counts },
  }))
}

/** Imports, the latest first. */
export const listRuns = (tx: Tx): Promise<ImportRunView[]> => selectRuns(tx, sql`true`)

export async function findRun(tx: Tx, id: string): Promise<ImportRunView | null> {
  const [run] = await selectRuns(tx, sql`run.id = ${id}`)
  return run ?? null
}

/** What mapping an import needs to see. */
export async function readDraft(tx: Tx, runId: string, first: number): Promise<ImportDraft | null> {
  const [row] = await rowsOf<{ content: ImportContent; mapping: unknown; records: unknown[] | null }>(
    tx,
    sql`select content, mapping, (
          select json_agg(record order by position) from import_item where run_id = run.id and position <= ${first}
        ) as records
        from import_run run where id = ${runId}`,
  )
  if (!row) return null
  const mapping: ImportMapping = importMappingSchema.parse(row.mapping)
  const records: ImportRecord[] = (row.records ?? []).map((record) => importRecordSchema.parse(record))
  return { content: row.content, mapping, first: records }
}

type ReportPart = Pick<ImportReportQuery, 'state' | 'remarked' | 'cursor' | 'limit'>

/** Lines of the report, in the order of the file; keys of incidents only where the actor may see them. */
export const readLines = (
  tx: Tx,
  actor: Actor,
  runId: string,
  { state, remarked, cursor, limit }: ReportPart,
): Promise<ImportLine[]> =>
  rowsOf<ImportLine>(
    tx,
    sql`select item.position, item.foreign_id as "foreignId", item.title, item.state, item.reason, item.remarks,
          incident.state ->> 'key' as "incidentKey"
        from import_item item left join ${visibleIncidents(actor)} incident on incident.id = item.incident_id
        where run_id = ${runId} and position > ${cursor} and (${state ?? null}::text is null or item.state = ${state ?? null})
          and (not ${remarked} or cardinality(item.remarks) > 0)
        order by position limit ${limit}`,
  )
