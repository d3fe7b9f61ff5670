import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { PersonActor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import { guessColumns } from '@/lib/domain/import/csv-columns'
import type { ImportRecord } from '@/lib/domain/import/foreign-incident'
import { initialMapping } from '@/lib/domain/import/import-mapping'
import type { newImportSchema } from '@/lib/domain/import/import-run'
import { requireAdmin } from '@/lib/server/access/rights'
import { now } from '@/lib/server/clock'
import { deleteForgottenRuns, insertItems, insertRun, lockRun } from '@/lib/server/db/history/imports'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import { readFile } from '@/lib/server/import/read-file'

const KEEP_UNBEGUN_MS = 7 * 24 * 60 * 60_000
const AT_ONCE = 200

/**
 * Takes a file in, without writing any incident; answers whether it is new. The same id with the same file again is a
 * retry, with another one a `conflict` (SPEC IMPORT-1).
 */
export async function createImport(
  actor: PersonActor,
  { id, source, name }: z.output<typeof newImportSchema>,
  read: () => Promise<Uint8Array>,
): Promise<boolean> {
  requireAdmin(actor)
  const bytes = await read()
  const digest = createHash('sha256').update(`${source}\n`).update(bytes).digest()
  const { content, records } = await readFile(source, bytes)
  const columns = guessColumns(content.columns.map(({ heading }) => heading))
  const mapping = { ...initialMapping(source), columns }
  const createdAt = now()
  return withTransaction(async (tx) => {
    await deleteForgottenRuns(tx, new Date(createdAt.getTime() - KEEP_UNBEGUN_MS))
    const run = { id, source, name, digest, content, mapping, createdBy: actor.id, createdAt }
    if (await insertRun(tx, run)) {
      await insertRecords(tx, id, records)
      return true
    }
    const stored = await lockRun(tx, id, 'for share')
    if (stored?.digest.equals(digest)) return false
    throw new AppError('conflict', 'This id was used for another file. Make a new one.')
  })
}

async function insertRecords(tx: Tx, runId: string, records: ImportRecord[]): Promise<void> {
  for (let from = 0; from < records.length; from += AT_ONCE) {
    const items = records
      .slice(from, from + AT_ONCE)
      .map((record, at) => ({ position: from + at + 1, title: '', record }))
    await insertItems(tx, runId, items)
  }
}
