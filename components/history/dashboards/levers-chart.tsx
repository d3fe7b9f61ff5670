'use client'
import { Stat, Stats } from '@/components/history/charts/stat'
import { LeversTable } from '@/components/history/dashboards/levers-table'
import type { ChartProps, MetricView } from '@/components/history/dashboards/metric-view'
import type { Levers } from '@/lib/domain/metrics/levers'
import { shareOf } from '@/lib/domain/metrics/statistics'
import { percentWords } from '@/lib/domain/metrics/words'

const MAX_NAMES = 6

/** Which levers nobody ever pulled, and which services have none. */
function LeversChart({ data: { count, rehearsedLately, untouched, rows, without } }: ChartProps<Levers>) {
  const names = without.services.slice(0, MAX_NAMES).map(({ name }) => name)
  const more = without.count - names.length
  return (
    <div className="flex flex-col gap-4">
      <Stats>
        <Stat label="Rehearsed within 90 days" value={percentWords(shareOf(rehearsedLately, count))} n={count} />
        <Stat label="Never used or rehearsed" value={String(untouched)} n={count} />
      </Stats>
      <LeversTable rows={rows} />
      {without.count > 0 && (
        <p className="text-12 text-text-2">
          No lever at all: {names.join(', ')}
          {more > 0 && ` and ${more} more`}.
        </p>
      )}
    </div>
  )
}

export const leversView: MetricView<Levers> = {
  Chart: LeversChart,
  isEmpty: ({ count, without }) => count + without.count === 0,
  empty: {
    title: 'No levers yet',
    advice: 'Write down in the catalogue how each service is rolled back, restarted or scaled.',
  },
  isPart: true,
}
