'use client'
import { bucketText, dayText } from '@/components/history/charts/day-words'
import { FewRows } from '@/components/history/charts/few-rows'
import { FillMark } from '@/components/history/charts/fills'
import { GroupedColumns } from '@/components/history/charts/grouped-columns'
import { IncidentsPopover } from '@/components/history/charts/incidents-popover'
import { Legend } from '@/components/history/charts/legend'
import { Stat, Stats } from '@/components/history/charts/stat'
import type { ChartProps, MetricView } from '@/components/history/dashboards/metric-view'
import { postmortemPath } from '@/components/incidents/incident-path'
import { Avatar } from '@/components/ui/avatar'
import { Link } from '@/components/ui/link'
import { countWords } from '@/lib/domain/count-words'
import type { PreventionMonth, Preventions } from '@/lib/domain/metrics/preventions'
import { shareOf } from '@/lib/domain/metrics/statistics'
import { durationWords, percentWords } from '@/lib/domain/metrics/words'

const HEIGHT = 130

const monthWords = ({ month, bought, paid, declined }: PreventionMonth): string =>
  `${bucketText(month, 'month')}: ${bought} bought, ${paid} paid, ${declined} declined`

/** What was bought and what was paid, month by month; and what is overdue. */
function PreventionsChart({ data }: ChartProps<Preventions>) {
  const { bought, paid, declined, months, toPaid, open, openAge, repeats, repeated } = data
  return (
    <div className="flex flex-col gap-5">
      <Stats>
        <Stat label="Waited until paid, median" value={durationWords(toPaid.median)} n={toPaid.n} />
        <Stat label="Age of open ones, median" value={durationWords(openAge.median)} n={open} />
        <Stat
          label="Incidents with an unpaid factor"
          value={percentWords(shareOf(repeats.part, repeats.whole))}
          n={repeats.whole}
        >
          {repeats.part > 0 && (
            <IncidentsPopover
              label={`${countWords(repeats.part, 'incident')} whose factor had an unpaid prevention`}
              incidents={repeated}
              total={repeats.part}
              className="text-12 text-text-2"
            >
              {countWords(repeats.part, 'incident')}
            </IncidentsPopover>
          )}
        </Stat>
      </Stats>
      {months.length > 0 && (
        <div className="flex flex-col gap-2">
          <GroupedColumns
            days={months.map(({ month }) => month)}
            unit="month"
            height={HEIGHT}
            label="Months"
            groups={months.map((month) => ({
              parts: [
                { fill: 'accent', value: month.paid },
                { fill: 'empty', value: month.bought },
              ],
              opens: { label: monthWords(month), incidents: month.incidents, total: month.incidentCount },
            }))}
          />
          <Legend
            items={[
              { mark: <FillMark fill="accent" />, label: `paid: ${paid}` },
              { mark: <FillMark fill="empty" />, label: `bought: ${bought}` },
              { mark: null, label: `declined: ${declined}` },
            ]}
          />
        </div>
      )}
      <Overdue data={data} />
    </div>
  )
}

function Overdue({ data: { overdue, overdueCount } }: { data: Preventions }) {
  if (overdue.length === 0) return null
  return (
    <div>
      <h3 className="font-medium text-12 text-text-3">Overdue now: {overdueCount}</h3>
      <FewRows rows={overdue} few={5}>
        {(shown) => (
          <ul>
            {shown.map(({ id, title, incident, owner, dueOn }) => (
              <li key={id} className="flex items-center gap-3 border-line border-t py-1.5 first:border-t-0">
                <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                  <bdi className="font-medium">{title}</bdi>{' '}
                  <Link
                    href={postmortemPath(incident.key)}
                    title={incident.title}
                    className="link mono whitespace-nowrap"
                  >
                    {incident.key}
                  </Link>
                </span>
                {owner && (
                  <span title={owner.name}>
                    <Avatar id={owner.id} name={owner.name} />
                    <span className="sr-only">{owner.name}</span>
                  </span>
                )}
                <span className="whitespace-nowrap text-text-2">due {dayText(dueOn)}</span>
              </li>
            ))}
          </ul>
        )}
      </FewRows>
    </div>
  )
}

export const preventionsView: MetricView<Preventions> = {
  Chart: PreventionsChart,
  isEmpty: ({ bought, paid, open, declined }) => bought + paid + open + declined === 0,
  empty: {
    title: 'No prevention was bought',
    advice: 'They are written down in postmortems: what is done so that it does not come back.',
  },
  isPart: true,
}
