import { z } from 'zod'
import type { Actor } from '@/lib/domain/actor'
import { BYTE_ORDER_MARK, bomSchema } from '@/lib/domain/byte-order-mark'
import { EXPORT_HEADING, exportLine } from '@/lib/domain/history/export-table'
import { DEFAULT_SORT, sortOfText } from '@/lib/domain/history/list-view'
import type { ListedIncident } from '@/lib/domain/history/listed-incident'
import { now } from '@/lib/server/clock'
import { findFiltered, readListed } from '@/lib/server/db/history/list'
import { withSnapshot } from '@/lib/server/db/pool'
import { csvOf } from '@/lib/server/http/csv'
import { historyFilterOf } from '@/lib/server/queries/history-filters'
import { listedFields } from '@/lib/server/queries/list-history'

export const historyExportSchema = z.strictObject({
  ...listedFields,
  format: z.enum(['csv', 'json']).default('csv'),
  bom: bomSchema,
})
export type HistoryExportQuery = z.output<typeof historyExportSchema>

const BATCH = 500

/**
 * The list as the text of a file, piece by piece. Which incidents and in which order is settled at once, before the
 * first piece; what is said of each is read a batch at a time, so that neither memory nor a snapshot is held while
 * somebody downloads slowly. An incident that the actor may no longer see by then is left out.
 */
export async function exportHistory(
  actor: Actor,
  { format, bom, sort, ...given }: HistoryExportQuery,
): Promise<AsyncGenerator<string, void>> {
  const filter = historyFilterOf(given, 'all', now().toISOString())
  const found = await withSnapshot((tx) =>
    findFiltered(tx, actor, filter, sortOfText(sort) ?? DEFAULT_SORT, { after: null, limit: null }),
  )
  const batches = batchesOf(
    actor,
    found.map(({ id }) => id),
  )
  return format === 'csv' ? csvPieces(batches, bom) : jsonPieces(batches)
}

type Batches = AsyncGenerator<ListedIncident[], void>

async function* batchesOf(actor: Actor, ids: string[]): Batches {
  for (let from = 0; from < ids.length; from += BATCH) {
    yield await withSnapshot((tx) => readListed(tx, actor, ids.slice(from, from + BATCH)))
  }
}

async function* csvPieces(batches: Batches, bom: boolean): AsyncGenerator<string, void> {
  yield `${bom ? BYTE_ORDER_MARK : ''}${csvOf([EXPORT_HEADING])}`
  for await (const incidents of batches) yield csvOf(incidents.map(exportLine))
}

async function* jsonPieces(batches: Batches): AsyncGenerator<string, void> {
  let before = '[\n'
  for await (const incidents of batches) {
    for (const incident of incidents) {
      yield `${before}${JSON.stringify(incident)}`
      before = ',\n'
    }
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}
