import { crutchesView } from '@/components/history/dashboards/crutches-chart'
import { dataQualityView } from '@/components/history/dashboards/data-quality-chart'
import { deliveryView } from '@/components/history/dashboards/delivery-chart'
import { deliveryPreventedView } from '@/components/history/dashboards/delivery-prevented-chart'
import { drillsView } from '@/components/history/dashboards/drills-chart'
import { durationsView } from '@/components/history/dashboards/durations-chart'
import { factorsView } from '@/components/history/dashboards/factors-chart'
import { incidentsPerWeekView } from '@/components/history/dashboards/incidents-per-week-chart'
import { leversView } from '@/components/history/dashboards/levers-chart'
import type { MetricView } from '@/components/history/dashboards/metric-view'
import { mitigatedWithinView } from '@/components/history/dashboards/mitigated-within-chart'
import { mitigationsView } from '@/components/history/dashboards/mitigations-chart'
import { preventionsView } from '@/components/history/dashboards/preventions-chart'
import { repeatFactorsView } from '@/components/history/dashboards/repeat-factors-chart'
import { reviewsView } from '@/components/history/dashboards/reviews-chart'
import { servicesView } from '@/components/history/dashboards/services-chart'
import { timeInSeverityView } from '@/components/history/dashboards/time-in-severity-chart'
import type { MetricName } from '@/lib/domain/metrics/metric'

const views = {
  'incidents-per-week': incidentsPerWeekView,
  durations: durationsView,
  'mitigated-within': mitigatedWithinView,
  'data-quality': dataQualityView,
  services: servicesView,
  factors: factorsView,
  'repeat-factors': repeatFactorsView,
  'time-in-severity': timeInSeverityView,
  mitigations: mitigationsView,
  crutches: crutchesView,
  levers: leversView,
  delivery: deliveryView,
  'delivery-prevented': deliveryPreventedView,
  reviews: reviewsView,
  preventions: preventionsView,
  drills: drillsView,
} satisfies Record<MetricName, MetricView<never>>

/** How a figure is drawn. Its data come from the API under the same name, and so are what the view takes. */
export const viewOf = (name: MetricName): MetricView<unknown> => views[name] as unknown as MetricView<unknown>
