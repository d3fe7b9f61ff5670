'use client'
import { crutchesView } from '@/components/history/dashboards/crutches-chart'
import { Dashboard, type DashboardProps } from '@/components/history/dashboards/dashboard'
import { deliveryView } from '@/components/history/dashboards/delivery-chart'
import { deliveryPreventedView } from '@/components/history/dashboards/delivery-prevented-chart'
import { drillsView } from '@/components/history/dashboards/drills-chart'
import { factorsView } from '@/components/history/dashboards/factors-chart'
import { leversView } from '@/components/history/dashboards/levers-chart'
import type { MetricView } from '@/components/history/dashboards/metric-view'
import { mitigationsView } from '@/components/history/dashboards/mitigations-chart'
import { preventionsView } from '@/components/history/dashboards/preventions-chart'
import { repeatFactorsView } from '@/components/history/dashboards/repeat-factors-chart'
import { reviewsView } from '@/components/history/dashboards/reviews-chart'
import { servicesView } from '@/components/history/dashboards/services-chart'
import { timeInSeverityView } from '@/components/history/dashboards/time-in-severity-chart'
import type { DashboardName, MetricOf } from '@/lib/domain/metrics/metric'

export type OtherDashboardName = Exclude<DashboardName, 'doing'>

const views = {
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
} satisfies Record<MetricOf<OtherDashboardName>, MetricView<never>>

/** Any of the questions behind the first one. */
export const OtherDashboard = (props: Omit<DashboardProps, 'name' | 'views'> & { name: OtherDashboardName }) => (
  <Dashboard views={views} {...props} />
)
