import { METRIC_NAMES, type Metric, type MetricName } from '@/lib/domain/metrics/metric'
import { metricSources } from '@/lib/server/queries/metrics/registry'

export type MetricDefinition = Pick<Metric<unknown>, 'question' | 'definition'>

/** What every figure asks, counts and leaves out. */
export const definitionsOfMetrics = (): Record<MetricName, MetricDefinition> =>
  Object.fromEntries(
    METRIC_NAMES.map((name) => {
      const { question, definition } = metricSources[name].metric
      return [name, { question, definition }]
    }),
  ) as Record<MetricName, MetricDefinition>
