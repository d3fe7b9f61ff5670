'use client'
import { ColumnsChart } from '@/components/history/charts/columns-chart'
import { countScale } from '@/components/history/charts/count-scale'
import { bucketText } from '@/components/history/charts/day-words'
import { FillMark } from '@/components/history/charts/fills'
import { DotMark, HollowMark, Legend, LineMark } from '@/components/history/charts/legend'
import { Spark } from '@/components/history/charts/spark'
import { Stat } from '@/components/history/charts/stat'
import { StripPlot } from '@/components/history/charts/strip-plot'
import { FailedDeploys } from '@/components/history/dashboards/failed-deploys'
import type { ChartProps, MetricView } from '@/components/history/dashboards/metric-view'
import { incidentPath } from '@/components/incidents/incident-path'
import { countWords } from '@/lib/domain/count-words'
import { type Delivery, rateWords } from '@/lib/domain/metrics/delivery'
import { type Spread, shareOf } from '@/lib/domain/metrics/statistics'
import { durationWords, percentWords } from '@/lib/domain/metrics/words'

const HEIGHT = 170

const tailWords = ({ p75, p90 }: Spread): string => `p75 ${durationWords(p75)}, p90 ${durationWords(p90)}`

/** The four measures of delivery, the deploys of each week, and what failed. */
function DeliveryChart({ data }: ChartProps<Delivery>) {
  const { weeks, deploys, failed, perDay, leadTime, recovery, failures } = data
  return (
    <div className="flex flex-col gap-6">
      <dl className="grid gap-x-8 gap-y-4 @md:grid-cols-2 @4xl:grid-cols-4">
        <Stat label="Deployment frequency" value={perDay === null ? '–' : rateWords(perDay)} n={deploys}>
          <Spark values={weeks.map((week) => week.deploys)} />
        </Stat>
        <Stat label="Change failure rate" value={percentWords(shareOf(failed, deploys))} n={deploys}>
          <Spark values={weeks.map((week) => shareOf(week.failed, week.deploys))} />
        </Stat>
        <Stat label="Change lead time, median" value={durationWords(leadTime.median)} n={leadTime.n}>
          <Spark values={weeks.map((week) => week.leadTime.median)} />
          <span className="block text-12 text-text-3">{tailWords(leadTime)}</span>
        </Stat>
        <Stat label="Failed deployment recovery, median" value={durationWords(recovery.median)} n={recovery.n}>
          <Spark values={weeks.map((week) => week.recovery.median)} />
          <span className="block text-12 text-text-3">{tailWords(recovery)}</span>
        </Stat>
      </dl>
      <div className="grid items-start gap-x-10 gap-y-6 @4xl:grid-cols-2">
        <Weeks data={data} />
        <Recoveries data={data} />
      </div>
      {failures.length > 0 && <FailedDeploys failures={failures} total={failed} />}
    </div>
  )
}

function Weeks({ data: { weeks } }: { data: Delivery }) {
  const scale = countScale(Math.max(...weeks.map(({ deploys }) => deploys)), HEIGHT)
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium text-12 text-text-3">Deploys a week</h3>
      <ColumnsChart
        label="Weeks"
        unit="week"
        height={HEIGHT}
        scale={scale}
        buckets={weeks.map(({ week, deploys, failed, incidents, incidentCount }) => ({
          day: week,
          parts: [
            { fill: 'accent', value: failed },
            { fill: 'grey', value: deploys - failed },
          ],
          opens: {
            label: `Week of ${bucketText(week, 'week')}: ${countWords(deploys, 'deploy')}, ${failed} failed`,
            incidents,
            total: incidentCount,
          },
        }))}
      />
      <Legend
        items={[
          { mark: <FillMark fill="accent" />, label: 'failed, below' },
          { mark: <FillMark fill="grey" />, label: 'the others' },
        ]}
      />
    </div>
  )
}

function Recoveries({ data: { dots, recovery, isSampled } }: { data: Delivery }) {
  if (dots.length === 0) return null
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium text-12 text-text-3">Recovery from deploys that failed</h3>
      <StripPlot
        label="Time to recover from a failed deploy, on a logarithmic axis."
        rows={[
          {
            id: 'recovery',
            label: 'Recovery',
            spread: recovery,
            dots: dots.map(({ key, title, ms, isFallback }) => ({
              id: key,
              label: `${key} ${title}: ${durationWords(ms)}`,
              href: incidentPath(key),
              ms,
              isHollow: isFallback,
            })),
          },
        ]}
      />
      <Legend
        items={[
          { mark: <DotMark />, label: 'one incident' },
          { mark: <HollowMark />, label: 'timed from the declaration' },
          { mark: <LineMark />, label: 'median' },
          ...(isSampled ? [{ mark: null, label: `${dots.length} of ${recovery.n} are drawn` }] : []),
        ]}
      />
    </div>
  )
}

export const deliveryView: MetricView<Delivery> = {
  Chart: DeliveryChart,
  isEmpty: ({ deploys }) => deploys === 0,
  empty: {
    title: 'No deploy was told',
    advice: 'Let your pipeline tell its deploys: an integration for changes is made in the settings.',
  },
  isWide: true,
  isPart: true,
}
