'use client'
import { Dashboard, type DashboardProps } from '@/components/history/dashboards/dashboard'
import { dataQualityView } from '@/components/history/dashboards/data-quality-chart'
import { durationsView } from '@/components/history/dashboards/durations-chart'
import { incidentsPerWeekView } from '@/components/history/dashboards/incidents-per-week-chart'
import type { MetricView } from '@/components/history/dashboards/metric-view'
import { mitigatedWithinView } from '@/components/history/dashboards/mitigated-within-chart'
import type { MetricOf } from '@/lib/domain/metrics/metric'

const views = {
  'incidents-per-week': incidentsPerWeekView,
  durations: durationsView,
  'mitigated-within': mitigatedWithinView,
  'data-quality': dataQualityView,
} satisfies Record<MetricOf<'doing'>, MetricView<never>>

/** What history opens with. It comes without the charts of the other questions. */
export const DoingDashboard = (props: Omit<DashboardProps, 'name' | 'views'>) => (
  <Dashboard name="doing" views={views} {...props} />
)
