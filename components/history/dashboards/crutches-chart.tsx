'use client'
import { Bar } from '@/components/history/charts/bars'
import { CardTable, Data, Head } from '@/components/history/charts/card-table'
import { FewRows } from '@/components/history/charts/few-rows'
import type { ChartProps, MetricView } from '@/components/history/dashboards/metric-view'
import { incidentPath } from '@/components/incidents/incident-path'
import { Avatar } from '@/components/ui/avatar'
import { Chip } from '@/components/ui/chip'
import { Link } from '@/components/ui/link'
import { LocalTime } from '@/components/ui/local-time'
import type { Crutches, OpenCrutch } from '@/lib/domain/metrics/crutches'
import { durationWords } from '@/lib/domain/metrics/words'

/** What was left in place, the oldest first, and until when it was to stay. */
function CrutchesChart({ data: { rows } }: ChartProps<Crutches>) {
  const most = Math.max(...rows.map(({ ageMs }) => ageMs))
  return (
    <FewRows rows={rows} few={8}>
      {(shown) => (
        <CardTable
          caption="Open crutches, the oldest first"
          heads={
            <>
              <Head>Crutch</Head>
              <Head>Age</Head>
              <Head className="@max-md:hidden">Owner</Head>
              <Head className="text-right">To end</Head>
            </>
          }
        >
          {shown.map((row) => (
            <CrutchRow key={row.mitigationId} row={row} most={most} />
          ))}
        </CardTable>
      )}
    </FewRows>
  )
}

function CrutchRow({ row, most }: { row: OpenCrutch; most: number }) {
  const { incident, title, service, owner, ageMs, expiresAt, isOverdue } = row
  return (
    <tr>
      <Data className="[overflow-wrap:anywhere]">
        <bdi className="font-medium">{title}</bdi>
        <span className="block text-12 text-text-3">
          <Link href={incidentPath(incident.key)} title={incident.title} className="link mono">
            {incident.key}
          </Link>
          {service && `, ${service.name}`}
        </span>
      </Data>
      <Data className="w-28">
        <span className="block whitespace-nowrap">{durationWords(ageMs)}</span>
        <Bar parts={[{ fill: isOverdue ? 'accent' : 'grey', value: ageMs }]} most={most} height={8} />
      </Data>
      <Data className="@max-md:hidden">
        {owner ? (
          <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
            <Avatar id={owner.id} name={owner.name} />
            {owner.name}
          </span>
        ) : (
          <span className="text-text-3">–</span>
        )}
      </Data>
      <Data className="whitespace-nowrap text-right">
        {isOverdue ? <Chip tone="warning">Overdue</Chip> : <LocalTime at={expiresAt} style="date" />}
      </Data>
    </tr>
  )
}

export const crutchesView: MetricView<Crutches> = {
  Chart: CrutchesChart,
  isEmpty: ({ open }) => open === 0,
  empty: {
    title: 'Nothing is held up by a crutch',
    advice: 'A mitigation that works and is left in place stands here until it is undone or made permanent.',
  },
  isPart: true,
}
