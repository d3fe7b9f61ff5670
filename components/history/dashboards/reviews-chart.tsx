'use client'
import { ColumnsChart } from '@/components/history/charts/columns-chart'
import { countScale } from '@/components/history/charts/count-scale'
import { bucketText } from '@/components/history/charts/day-words'
import { FewRows } from '@/components/history/charts/few-rows'
import { type Fill, FillMark } from '@/components/history/charts/fills'
import { DotMark, Legend, LineMark } from '@/components/history/charts/legend'
import { StripPlot } from '@/components/history/charts/strip-plot'
import type { ChartProps, MetricView } from '@/components/history/dashboards/metric-view'
import { postmortemPath } from '@/components/incidents/incident-path'
import { Link } from '@/components/ui/link'
import { LocalTime } from '@/components/ui/local-time'
import type { ReviewCounts, ReviewMonth, Reviews } from '@/lib/domain/metrics/reviews'
import { durationWords } from '@/lib/domain/metrics/words'

const HEIGHT = 150
const PARTS = [
  { name: 'inTime', label: 'in time', fill: 'accent' },
  { name: 'late', label: 'late', fill: 'hatch' },
  { name: 'due', label: 'still due', fill: 'dots' },
  { name: 'overdue', label: 'overdue', fill: 'empty' },
  { name: 'closed', label: 'closed without', fill: 'grey' },
] as const satisfies readonly { name: keyof ReviewCounts; label: string; fill: Fill }[]

function monthWords(month: ReviewMonth): string {
  const parts = PARTS.filter(({ name }) => month[name] > 0).map(({ name, label }) => `${month[name]} ${label}`)
  return `${bucketText(month.month, 'month')}: ${parts.join(', ')}`
}

/** What became of the reviews that were asked for, and how long they took. */
function ReviewsChart({ data }: ChartProps<Reviews>) {
  const { all, months } = data
  const scale = countScale(Math.max(...months.map(({ required }) => required)), HEIGHT)
  return (
    <div className="grid items-start gap-x-10 gap-y-6 @4xl:grid-cols-2">
      <div className="flex flex-col gap-2">
        <h3 className="font-medium text-12 text-text-3">By the month in which the incident was resolved</h3>
        <ColumnsChart
          label="Months"
          unit="month"
          height={HEIGHT}
          scale={scale}
          words={String}
          buckets={months.map((month) => ({
            day: month.month,
            parts: PARTS.map(({ name, fill }) => ({ fill, value: month[name] })),
            opens: { label: monthWords(month), incidents: month.incidents, total: month.incidentCount },
          }))}
        />
        <Legend
          items={PARTS.map(({ name, label, fill }) => ({
            mark: <FillMark fill={fill} />,
            label: `${label}: ${all[name]}`,
          }))}
        />
      </div>
      <div className="flex flex-col gap-4">
        <ToPublication data={data} />
        <Overdue data={data} />
      </div>
    </div>
  )
}

function ToPublication({ data: { dots, toPublication, isSampled } }: { data: Reviews }) {
  if (dots.length === 0) return null
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium text-12 text-text-3">From the resolution to the first publication</h3>
      <StripPlot
        label="Time to publication, on a logarithmic axis."
        rows={[
          {
            id: 'publication',
            label: 'Published',
            spread: toPublication,
            dots: dots.map(({ key, title, ms }) => ({
              id: key,
              label: `${key} ${title}: ${durationWords(ms)}`,
              href: postmortemPath(key),
              ms,
            })),
          },
        ]}
      />
      <Legend
        items={[
          { mark: <DotMark />, label: 'one postmortem' },
          { mark: <LineMark />, label: 'median' },
          { mark: <LineMark dash="1.5 3.5" />, label: 'p75, p90' },
          ...(isSampled ? [{ mark: null, label: `${dots.length} of ${toPublication.n} are drawn` }] : []),
        ]}
      />
    </div>
  )
}

function Overdue({ data: { overdue, all } }: { data: Reviews }) {
  if (overdue.length === 0) return null
  return (
    <div>
      <h3 className="font-medium text-12 text-text-3">Overdue now: {all.overdue}</h3>
      <FewRows rows={overdue} few={5}>
        {(shown) => (
          <ul>
            {shown.map(({ incident, severity, dueAt }) => (
              <li key={incident.key} className="flex items-baseline gap-3 border-line border-t py-1.5 first:border-t-0">
                <Link href={postmortemPath(incident.key)} className="link min-w-0 flex-1">
                  <span className="mono">{incident.key}</span> <bdi>{incident.title}</bdi>
                </Link>
                <span className="text-12 text-text-3">{severity.toUpperCase()}</span>
                <span className="whitespace-nowrap text-text-2">
                  due <LocalTime at={dueAt} style="date" />
                </span>
              </li>
            ))}
          </ul>
        )}
      </FewRows>
    </div>
  )
}

export const reviewsView: MetricView<Reviews> = {
  Chart: ReviewsChart,
  isEmpty: ({ all, dots }) => all.required + all.voluntary + dots.length === 0,
  empty: {
    title: 'No review was asked for',
    advice: 'Severities that ask for a review are chosen in the settings. Choose a longer period or fewer filters.',
  },
  isWide: true,
  isPart: true,
}
