'use client'
import { ColumnsChart } from '@/components/history/charts/columns-chart'
import { bucketText } from '@/components/history/charts/day-words'
import { FillMark } from '@/components/history/charts/fills'
import { Legend } from '@/components/history/charts/legend'
import { timeScale } from '@/components/history/charts/time-scale'
import { listPath, within } from '@/components/history/dashboards/list-path'
import type { ChartProps, MetricView } from '@/components/history/dashboards/metric-view'
import { SEVERITY_FILLS } from '@/components/history/dashboards/severity-fills'
import { countWords } from '@/lib/domain/count-words'
import { severitySchema } from '@/lib/domain/incident/values'
import { hurtingMs, type MonthSpent, type TimeInSeverity } from '@/lib/domain/metrics/time-in-severity'
import { durationWords } from '@/lib/domain/metrics/words'

const HEIGHT = 220

function monthWords(month: MonthSpent): string {
  const parts = severitySchema.options
    .filter((severity) => month.severity[severity] > 0)
    .map((severity) => `${severity.toUpperCase()} ${durationWords(month.severity[severity])}`)
  const sum = durationWords(hurtingMs(month))
  return `${bucketText(month.month, 'month')}: ${sum} in ${countWords(month.n, 'incident')} (${parts.join(', ')})`
}

/** How long incidents hurt, by the month of their declaration and the severity they had then. */
function TimeInSeverityChart({ data: { months, total }, answer, query }: ChartProps<TimeInSeverity>) {
  const scale = timeScale(Math.max(...months.map(hurtingMs)), HEIGHT)
  return (
    <div className="flex flex-1 flex-col gap-3">
      <ColumnsChart
        label="Months"
        unit="month"
        height={HEIGHT}
        left={48}
        scale={scale}
        words={durationWords}
        buckets={months.map((month) => ({
          day: month.month,
          parts: severitySchema.options.map((severity) => ({
            fill: SEVERITY_FILLS[severity],
            value: month.severity[severity],
          })),
          opens: {
            label: monthWords(month),
            incidents: month.incidents,
            total: month.n,
            listPath: listPath(query, within(month.month, 'month', answer)),
          },
        }))}
      />
      <div className="mt-auto">
        <Legend
          items={severitySchema.options.map((severity) => ({
            mark: <FillMark fill={SEVERITY_FILLS[severity]} />,
            label: `${severity.toUpperCase()}: ${durationWords(total.severity[severity])}`,
          }))}
        />
      </div>
    </div>
  )
}

export const timeInSeverityView: MetricView<TimeInSeverity> = {
  Chart: TimeInSeverityChart,
  isEmpty: ({ total }) => hurtingMs(total) === 0,
  empty: {
    title: 'No time in any severity',
    advice: 'Choose a longer period or fewer filters.',
  },
  isWide: true,
}
