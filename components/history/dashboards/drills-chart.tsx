'use client'
import { CardTable, Data, Head } from '@/components/history/charts/card-table'
import { ColumnsChart } from '@/components/history/charts/columns-chart'
import { countScale } from '@/components/history/charts/count-scale'
import { bucketText } from '@/components/history/charts/day-words'
import { FewRows } from '@/components/history/charts/few-rows'
import { Stat, Stats } from '@/components/history/charts/stat'
import { LeversTable } from '@/components/history/dashboards/levers-table'
import { listPath, within } from '@/components/history/dashboards/list-path'
import type { ChartProps, MetricView } from '@/components/history/dashboards/metric-view'
import { incidentPath } from '@/components/incidents/incident-path'
import { Link } from '@/components/ui/link'
import { LocalTime } from '@/components/ui/local-time'
import { countWords } from '@/lib/domain/count-words'
import type { DrillRow, Drills } from '@/lib/domain/metrics/drills'
import { shareOf } from '@/lib/domain/metrics/statistics'
import { percentWords } from '@/lib/domain/metrics/words'

const HEIGHT = 90

/** How often it is practised, and how long since each lever was. */
function DrillsChart({ data: { n, people, months, rows, levers }, answer, query }: ChartProps<Drills>) {
  const scale = countScale(Math.max(0, ...months.map(({ drills }) => drills)), HEIGHT)
  return (
    <div className="flex flex-col gap-5">
      <Stats>
        <Stat label="People who took part" value={String(people)} n={n} />
        <Stat
          label="Levers rehearsed within 90 days"
          value={percentWords(shareOf(levers.rehearsedLately, levers.count))}
          n={levers.count}
        />
      </Stats>
      {n > 0 && (
        <div>
          <h3 className="mb-2 font-medium text-12 text-text-3">Drills a month</h3>
          <ColumnsChart
            label="Months"
            unit="month"
            height={HEIGHT}
            left={28}
            scale={scale}
            buckets={months.map(({ month, drills, incidents }) => ({
              day: month,
              parts: [{ fill: 'accent', value: drills }],
              opens: {
                label: `${bucketText(month, 'month')}: ${countWords(drills, 'drill')}`,
                incidents,
                total: drills,
                listPath: listPath(query, { kind: ['drill'], ...within(month, 'month', answer) }),
              },
            }))}
          />
        </div>
      )}
      {rows.length > 0 && <DrillTable rows={rows} />}
      {levers.rows.length > 0 && (
        <div>
          <h3 className="mb-1 font-medium text-12 text-text-3">Levers, the least practised first</h3>
          <LeversTable rows={levers.rows} few={5} />
        </div>
      )}
    </div>
  )
}

function DrillTable({ rows }: { rows: readonly DrillRow[] }) {
  return (
    <FewRows rows={rows} few={4}>
      {(shown) => (
        <CardTable
          caption="Drills, the latest first"
          heads={
            <>
              <Head>Drill</Head>
              <Head className="text-right">People</Head>
              <Head className="text-right">When</Head>
            </>
          }
        >
          {shown.map(({ incident, declaredAt, people }) => (
            <tr key={incident.key}>
              <Data className="[overflow-wrap:anywhere]">
                <Link href={incidentPath(incident.key)} className="link">
                  <span className="mono">{incident.key}</span> <bdi>{incident.title}</bdi>
                </Link>
              </Data>
              <Data className="text-right">{people}</Data>
              <Data className="whitespace-nowrap text-right text-text-2">
                <LocalTime at={declaredAt} style="date" />
              </Data>
            </tr>
          ))}
        </CardTable>
      )}
    </FewRows>
  )
}

export const drillsView: MetricView<Drills> = {
  Chart: DrillsChart,
  isEmpty: ({ n, levers }) => n + levers.count === 0,
  empty: {
    title: 'No drill yet',
    advice: 'Start one under Drills: it runs in a real room, with the people and the levers you would have.',
  },
  isPart: true,
}
