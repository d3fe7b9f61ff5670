'use client'
import { ColumnsChart } from '@/components/history/charts/columns-chart'
import { bucketText } from '@/components/history/charts/day-words'
import { FewRows } from '@/components/history/charts/few-rows'
import { timeScale } from '@/components/history/charts/time-scale'
import type { ChartProps, MetricView } from '@/components/history/dashboards/metric-view'
import { incidentPath } from '@/components/incidents/incident-path'
import { Chip } from '@/components/ui/chip'
import { Link } from '@/components/ui/link'
import type { DeliveryPrevented } from '@/lib/domain/metrics/delivery-prevented'
import { durationWords } from '@/lib/domain/metrics/words'

const HEIGHT = 180

/** Per week, how long nobody could deliver, and the incidents because of which. */
function DeliveryPreventedChart({ data: { weeks, incidents } }: ChartProps<DeliveryPrevented>) {
  const scale = timeScale(Math.max(...weeks.map(({ ms }) => ms)), HEIGHT)
  return (
    <div className="grid flex-1 items-start gap-x-8 gap-y-4 @3xl:grid-cols-[3fr_2fr]">
      <ColumnsChart
        label="Weeks"
        unit="week"
        height={HEIGHT}
        left={52}
        scale={scale}
        words={durationWords}
        buckets={weeks.map(({ week, ms, incidents: behind, incidentCount }) => ({
          day: week,
          parts: [{ fill: 'accent', value: ms }],
          opens: {
            label: `Week of ${bucketText(week, 'week')}: delivery prevented for ${durationWords(ms)}`,
            incidents: behind,
            total: incidentCount,
          },
        }))}
      />
      <div>
        <h3 className="font-medium text-12 text-text-3">The longest</h3>
        <FewRows rows={incidents} few={5}>
          {(shown) => (
            <ul>
              {shown.map(({ incident, ms, isRunning }) => (
                <li
                  key={incident.key}
                  className="flex items-baseline gap-2 border-line border-t py-1.5 first:border-t-0"
                >
                  <Link href={incidentPath(incident.key)} className="link min-w-0 flex-1">
                    <span className="mono">{incident.key}</span> <bdi>{incident.title}</bdi>
                  </Link>
                  {isRunning && <Chip tone="warning">Goes on</Chip>}
                  <span className="whitespace-nowrap font-medium">{durationWords(ms)}</span>
                </li>
              ))}
            </ul>
          )}
        </FewRows>
      </div>
    </div>
  )
}

export const deliveryPreventedView: MetricView<DeliveryPrevented> = {
  Chart: DeliveryPreventedChart,
  isEmpty: ({ n }) => n === 0,
  empty: {
    title: 'Delivery was never prevented',
    advice: 'An incident marks it while nobody can deploy: say so when you declare it, or in its room.',
  },
  isWide: true,
}
