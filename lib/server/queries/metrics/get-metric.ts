import { z } from 'zod'
import type { Actor } from '@/lib/domain/actor'
import { bomSchema } from '@/lib/domain/byte-order-mark'
import { AppError } from '@/lib/domain/errors'
import { COVERAGE, type MetricAnswer, type MetricName } from '@/lib/domain/metrics/metric'
import { now } from '@/lib/server/clock'
import { withSnapshot } from '@/lib/server/db/pool'
import { historyFilterFields, historyFilterOf } from '@/lib/server/queries/history-filters'
import { type MetricSource, metricSources } from '@/lib/server/queries/metrics/registry'

export const metricQuerySchema = z.strictObject({
  ...historyFilterFields,
  /** `csv` answers the table behind the figure as a file. */
  format: z.enum(['json', 'csv']).default('json'),
  bom: bomSchema,
})
export type MetricQuery = Omit<z.output<typeof metricQuerySchema>, 'format' | 'bom'>

const sourceOf = (name: string): MetricSource<unknown> | undefined =>
  Object.hasOwn(metricSources, name) ? (Reflect.get(metricSources, name) as MetricSource<unknown>) : undefined

/**
 * A figure of history over the incidents the actor may see; of the last 12 months unless told otherwise (SPEC
 * METRIC-1).
 */
export function getMetric(actor: Actor, name: string, query: MetricQuery): Promise<MetricAnswer> {
  const source = sourceOf(name)
  if (!source) throw new AppError('not_found', 'There is no such figure.')
  const asOf = now().toISOString()
  const filter = historyFilterOf(query, '52w', asOf)
  return withSnapshot(async (tx) => {
    const data = await source.read(tx, actor, filter, asOf)
    const { metric } = source
    return {
      name: name as MetricName,
      question: metric.question,
      definition: metric.definition,
      sentence: metric.sentence(data),
      coverage: COVERAGE,
      asOf,
      from: filter.from,
      to: filter.to,
      data,
      table: metric.table(data),
    }
  })
}
