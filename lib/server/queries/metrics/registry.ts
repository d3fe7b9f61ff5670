import type { Actor } from '@/lib/domain/actor'
import { crutchesMetric } from '@/lib/domain/metrics/crutches'
import { dataQualityMetric } from '@/lib/domain/metrics/data-quality'
import { deliveryMetric } from '@/lib/domain/metrics/delivery'
import { deliveryPreventedMetric } from '@/lib/domain/metrics/delivery-prevented'
import { drillsMetric } from '@/lib/domain/metrics/drills'
import { durationsMetric } from '@/lib/domain/metrics/durations'
import { factorsMetric } from '@/lib/domain/metrics/factors'
import type { HistoryFilter } from '@/lib/domain/metrics/history-filter'
import { incidentsPerWeekMetric } from '@/lib/domain/metrics/incidents-per-week'
import { leversMetric } from '@/lib/domain/metrics/levers'
import type { Metric, MetricName } from '@/lib/domain/metrics/metric'
import { mitigatedWithinMetric } from '@/lib/domain/metrics/mitigated-within'
import { mitigationsMetric } from '@/lib/domain/metrics/mitigations'
import { preventionsMetric } from '@/lib/domain/metrics/preventions'
import { repeatFactorsMetric } from '@/lib/domain/metrics/repeat-factors'
import { reviewsMetric } from '@/lib/domain/metrics/reviews'
import { servicesMetric } from '@/lib/domain/metrics/services'
import { timeInSeverityMetric } from '@/lib/domain/metrics/time-in-severity'
import { readOpenCrutches } from '@/lib/server/db/history/crutches'
import { readDataQuality } from '@/lib/server/db/history/data-quality'
import { readDelivery } from '@/lib/server/db/history/delivery'
import { readDeliveryPrevented } from '@/lib/server/db/history/delivery-prevented'
import { readDrills } from '@/lib/server/db/history/drills'
import { readDurations } from '@/lib/server/db/history/durations'
import { readFactors } from '@/lib/server/db/history/factors'
import { readIncidentsPerWeek } from '@/lib/server/db/history/incidents-per-week'
import { readLevers } from '@/lib/server/db/history/levers'
import { readMitigatedWithin } from '@/lib/server/db/history/mitigated-within'
import { readMitigations } from '@/lib/server/db/history/mitigations'
import { readPreventionFigures } from '@/lib/server/db/history/preventions'
import { readRepeatFactors } from '@/lib/server/db/history/repeat-factors'
import { readReviews } from '@/lib/server/db/history/reviews'
import { readServices } from '@/lib/server/db/history/services'
import { readTimeInSeverity } from '@/lib/server/db/history/time-in-severity'
import type { Tx } from '@/lib/server/db/pool'
import { readSetting } from '@/lib/server/organisation-settings'

/** How the data of a metric are read; `now` is the instant they are said to be of. */
export type ReadMetric<Data> = (tx: Tx, actor: Actor, filter: HistoryFilter, now: string) => Promise<Data>

export interface MetricSource<Data> {
  metric: Metric<Data>
  read: ReadMetric<Data>
}

const source = <Data>(metric: Metric<Data>, read: ReadMetric<Data>): MetricSource<Data> => ({ metric, read })

/** Every metric by its name. */
export const metricSources = {
  'incidents-per-week': source(incidentsPerWeekMetric, readIncidentsPerWeek),
  durations: source(durationsMetric, readDurations),
  'mitigated-within': source(mitigatedWithinMetric, readMitigatedWithin),
  'data-quality': source(dataQualityMetric, readDataQuality),
  services: source(servicesMetric, readServices),
  factors: source(factorsMetric, readFactors),
  'repeat-factors': source(repeatFactorsMetric, readRepeatFactors),
  'time-in-severity': source(timeInSeverityMetric, readTimeInSeverity),
  mitigations: source(mitigationsMetric, readMitigations),
  crutches: source(crutchesMetric, readOpenCrutches),
  levers: source(leversMetric, readLevers),
  delivery: source(deliveryMetric, readDelivery),
  'delivery-prevented': source(deliveryPreventedMetric, readDeliveryPrevented),
  reviews: source(reviewsMetric, async (tx, actor, filter, now) =>
    readReviews(tx, actor, filter, now, await readSetting('review-rules', tx)),
  ),
  preventions: source(preventionsMetric, readPreventionFigures),
  drills: source(drillsMetric, readDrills),
} satisfies Record<MetricName, unknown>
