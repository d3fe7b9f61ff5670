import type { PersonActor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import { foreignOf, missingFields } from '@/lib/domain/import/csv-columns'
import { IMPORT_FIELDS } from '@/lib/domain/import/foreign-incident'
import type { ImportMapping } from '@/lib/domain/import/import-mapping'
import { rowOf } from '@/lib/domain/import/import-run'
import { type Planned, plannerOf } from '@/lib/domain/import/plan-incident'
import type { ImportSource } from '@/lib/domain/incident/values'
import { requireAdmin } from '@/lib/server/access/rights'
import { now } from '@/lib/server/clock'
import {
  findImported,
  type ItemResult,
  lockRun,
  readItems,
  saveResults,
  saveRunMapping,
} from '@/lib/server/db/history/imports'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import { listServiceRows } from '@/lib/server/db/services'
import { importNotFound } from '@/lib/server/import/import-not-found'

const AT_ONCE = 200

/**
 * Settles how a file is read and says what would become of each of its incidents; nothing is written (SPEC IMPORT-3).
 * Throws `conflict` once writing has begun.
 */
export async function tryImport(actor: PersonActor, id: string, mapping: ImportMapping): Promise<void> {
  requireAdmin(actor)
  const services = await listServiceRows(false)
  await withTransaction(async (tx) => {
    const run = await lockRun(tx, id, 'for update')
    if (!run) throw importNotFound()
    if (run.state !== 'uploaded' && run.state !== 'ready') {
      throw new AppError('conflict', 'Writing has begun: how the file is read cannot be changed any more.')
    }
    if (run.source === 'csv') requireColumns(mapping)
    await saveRunMapping(tx, id, mapping)
    const plan = plannerOf(mapping, { services, now: now().toISOString() })
    const firstAt = new Map<string, number>()
    for (let after = 0, isMore = true; isMore; ) {
      const items = await readItems(tx, id, after, AT_ONCE)
      const planned = items.map(({ position, record }) => ({ position, planned: plan(foreignOf(record, mapping)) }))
      await saveResults(tx, id, await resultsOf(tx, run.source, planned, firstAt))
      isMore = items.length === AT_ONCE
      after = items.at(-1)?.position ?? after
    }
  })
}

function requireColumns(mapping: ImportMapping): void {
  const missing = missingFields(mapping)
  const [first] = missing
  if (!first) return
  const fields = missing.map((field) => ({
    path: `columns.${field}`,
    message: `No column is “${IMPORT_FIELDS[field]}”.`,
  }))
  throw new AppError('invalid_input', `Say which column is “${IMPORT_FIELDS[first]}”.`, { fields })
}

interface PlannedItem {
  position: number
  planned: Planned
}

/** `firstAt` gathers where each id of the file stands first: a second one is left out. */
async function resultsOf(
  tx: Tx,
  source: ImportSource,
  items: PlannedItem[],
  firstAt: Map<string, number>,
): Promise<ItemResult[]> {
  const ids = items.flatMap(({ planned }) => (planned.kind === 'write' ? [planned.plan.foreignId] : []))
  const known = await findImported(tx, source, ids)
  return items.map(({ position, planned }) => {
    if (planned.kind === 'left-out') return leftOut(position, planned)
    const { foreignId, title } = planned.plan
    const first = firstAt.get(foreignId)
    if (first !== undefined) {
      const reason = `It is in the file twice; the first is ${rowOf(first, source).toLowerCase()}.`
      return leftOut(position, { foreignId, title, reason })
    }
    firstAt.set(foreignId, position)
    const incidentId = known.get(foreignId) ?? null
    const remarks = remarksOf(planned)
    return { position, foreignId, title, state: incidentId ? 'known' : 'waiting', reason: null, remarks, incidentId }
  })
}

/** An incident that is not written, and why. */
export const leftOut = (
  position: number,
  { foreignId, title, reason }: { foreignId: string | null; title: string; reason: string },
): ItemResult => ({ position, foreignId, title, state: 'left-out', reason, remarks: [], incidentId: null })

/** What is not taken over as it stands in the file, in sentences. */
export const remarksOf = (planned: Planned): string[] =>
  planned.kind === 'write' ? planned.remarks.map(({ field, message }) => `${IMPORT_FIELDS[field]}: ${message}.`) : []
