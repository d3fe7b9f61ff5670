import type { PersonActor } from '@/lib/domain/actor'
import {
  type ImportLine,
  type ImportReportQuery,
  type ImportRunDetail,
  type ImportRunView,
  rowOf,
} from '@/lib/domain/import/import-run'
import { requireAdmin } from '@/lib/server/access/rights'
import { findRun, readDraft, readLines } from '@/lib/server/db/history/import-reads'
import { type Tx, withSnapshot } from '@/lib/server/db/pool'
import { importNotFound } from '@/lib/server/import/import-not-found'

/** As many as the preview of a mapping shows. */
const FIRST = 10

/** One import; until something is written with what mapping it needs. Throws `not_found`. For admins. */
export async function getImport(actor: PersonActor, id: string): Promise<ImportRunDetail> {
  requireAdmin(actor)
  return withSnapshot(async (tx) => {
    const run = await requireRun(tx, id)
    const hasBegun = run.state !== 'uploaded' && run.state !== 'ready'
    return { ...run, draft: hasBegun ? null : await readDraft(tx, id, FIRST) }
  })
}

async function requireRun(tx: Tx, id: string): Promise<ImportRunView> {
  const run = await findRun(tx, id)
  if (!run) throw importNotFound()
  return run
}

export interface ImportReport {
  lines: ImportLine[]
  /** Asks for the next page; null at the end. */
  nextCursor: number | null
}

/** A page of what became of the incidents of a file, in its order. Throws `not_found`. For admins. */
export async function getImportReport(actor: PersonActor, id: string, query: ImportReportQuery): Promise<ImportReport> {
  requireAdmin(actor)
  return withSnapshot(async (tx) => {
    await requireRun(tx, id)
    const lines = await readLines(tx, actor, id, { ...query, limit: query.limit + 1 })
    const page = lines.slice(0, query.limit)
    return { lines: page, nextCursor: lines.length > page.length ? (page.at(-1)?.position ?? null) : null }
  })
}

const EVERYTHING = Number.MAX_SAFE_INTEGER

/** The whole report as lines of a table, its headings first. Throws `not_found`. For admins. */
export async function getImportTable(actor: PersonActor, id: string, query: ImportReportQuery): Promise<string[][]> {
  requireAdmin(actor)
  return withSnapshot(async (tx) => {
    const { source } = await requireRun(tx, id)
    const lines = await readLines(tx, actor, id, { ...query, cursor: 0, limit: EVERYTHING })
    return [
      ['Place', 'Id there', 'Title', 'Outcome', 'Why it was left out', 'Not taken over', 'Incident'],
      ...lines.map(({ position, foreignId, title, state, reason, remarks, incidentKey }) => [
        rowOf(position, source),
        foreignId ?? '',
        title,
        state,
        reason ?? '',
        remarks.join(' '),
        incidentKey ?? '',
      ]),
    ]
  })
}
