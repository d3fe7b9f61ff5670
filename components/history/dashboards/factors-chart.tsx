'use client'
import { bucketText, bucketTicks } from '@/components/history/charts/day-words'
import { MiniColumns } from '@/components/history/charts/mini-columns'
import { listPathOf, within } from '@/components/history/dashboards/list-path'
import type { ChartProps, MetricView } from '@/components/history/dashboards/metric-view'
import { countWords } from '@/lib/domain/count-words'
import type { Factors } from '@/lib/domain/metrics/factors'
import { shareOf } from '@/lib/domain/metrics/statistics'
import { percentWords } from '@/lib/domain/metrics/words'

const rowClass =
  'grid grid-cols-[minmax(0,1fr)_auto] items-end gap-x-4 @lg:grid-cols-[minmax(0,168px)_minmax(0,1fr)_84px]'

/** In how many incidents each kind of factor had a part, over time. */
function FactorsChart({ data: { unit, buckets, categories, n }, answer, query }: ChartProps<Factors>) {
  const most = Math.max(...buckets.flatMap(({ counts }) => counts.map((count) => count.n)))
  const ticks = bucketTicks(
    buckets.map(({ from }) => from),
    unit,
  )
  const width = 100 / Math.max(1, buckets.length)
  return (
    <div className="flex flex-col gap-1.5">
      {categories.map(({ key, label, n: sum }, row) => (
        <div key={label} className={rowClass}>
          <p className="truncate @lg:self-center font-medium" title={label}>
            {label}
          </p>
          <div className="@lg:order-none order-last @max-lg:col-span-2">
            <MiniColumns
              label={label}
              values={buckets.map(({ counts }) => counts[row]?.n ?? 0)}
              most={most}
              columns={buckets.map(({ from, counts }) => ({
                id: from,
                label: `${label}, ${bucketText(from, unit)}: ${countWords(counts[row]?.n ?? 0, 'incident')}`,
                incidents: counts[row]?.incidents ?? [],
                total: counts[row]?.n ?? 0,
                // The list has no filter for those without a category.
                listPath: key === null ? undefined : listPathOf(query, 'category', key, within(from, unit, answer)),
              }))}
            />
          </div>
          <p className="whitespace-nowrap @lg:self-center text-right">
            <span className="font-medium">{percentWords(shareOf(sum, n))}</span>{' '}
            <span className="text-12 text-text-3">{sum}</span>
          </p>
        </div>
      ))}
      <div aria-hidden className={rowClass}>
        <span className="@max-lg:hidden" />
        <span className="relative @max-lg:col-span-2 block h-5 text-12 text-text-3">
          {ticks.map(({ index, label, isMinor }) => (
            <span
              key={index}
              className={`-translate-x-1/2 absolute whitespace-nowrap ${isMinor ? '@max-md:hidden' : ''}`}
              style={{ left: `${(index + 0.5) * width}%` }}
            >
              {label}
            </span>
          ))}
        </span>
      </div>
      <p className="text-12 text-text-3">
        Share of {countWords(n, 'postmortem')} with factors; all columns have one scale, the highest is {most}.
      </p>
    </div>
  )
}

export const factorsView: MetricView<Factors> = {
  Chart: FactorsChart,
  isEmpty: ({ categories }) => categories.length === 0,
  empty: {
    title: 'No factors yet',
    advice: 'They come from the cards of postmortems: triggers, root causes and contributing factors.',
  },
}
