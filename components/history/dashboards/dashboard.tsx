'use client'
import { Suspense } from 'react'
import { FillPatterns } from '@/components/history/charts/fills'
import { DashboardNav } from '@/components/history/dashboard-nav'
import { MetricCard } from '@/components/history/dashboards/metric-card'
import type { MetricView } from '@/components/history/dashboards/metric-view'
import { HistoryFrame } from '@/components/history/history-frame'
import { useHistoryQuery } from '@/components/history/use-history-query'
import { ErrorNote } from '@/components/ui/error-note'
import { DASHBOARDS, type DashboardName, type MetricAnswer, type MetricName } from '@/lib/domain/metrics/metric'

export interface DashboardProps {
  name: DashboardName
  /** How its figures are drawn. Their data come from the API under the same names, and so are what the views take. */
  views: Partial<Record<MetricName, MetricView<never>>>
  /** The filters the server read the figures for, as a canonical query. */
  query: string
  /** By metric; null where the server could not read it. */
  answers: Partial<Record<MetricName, MetricAnswer | null>>
  /** What of the address is no filter, and why. */
  problems: { path: string; message: string }[]
}

/** One question that history answers, by its figures. */
export function Dashboard({ name, views, query: firstQuery, answers, problems }: DashboardProps) {
  const { query } = useHistoryQuery()
  return (
    <HistoryFrame current={name}>
      <DashboardNav current={name} />
      {problems.length > 0 && query === firstQuery && (
        <ErrorNote title="A part of this address is no filter and was left out.">
          {problems.map(({ path, message }) => `${path} ${message}`).join('; ')}.
        </ErrorNote>
      )}
      <FillPatterns />
      <div className="grid gap-4 lg:grid-cols-2 print:block print:space-y-4">
        {DASHBOARDS[name].metrics.map((metric) => {
          const view = views[metric]
          if (!view) return null
          return (
            // Each wakes up by itself, so that the browser can answer in between.
            <Suspense key={metric}>
              <MetricCard
                name={metric}
                view={view as MetricView<unknown>}
                query={query}
                first={{ query: firstQuery, answer: answers[metric] ?? null }}
              />
            </Suspense>
          )
        })}
      </div>
    </HistoryFrame>
  )
}
