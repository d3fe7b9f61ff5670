'use client'
import { CardTable, Data, Head } from '@/components/history/charts/card-table'
import { dayText } from '@/components/history/charts/day-words'
import { FewRows } from '@/components/history/charts/few-rows'
import { IncidentsPopover } from '@/components/history/charts/incidents-popover'
import { DotMark, HollowMark, Legend } from '@/components/history/charts/legend'
import type { ChartProps, MetricView } from '@/components/history/dashboards/metric-view'
import { postmortemPath } from '@/components/incidents/incident-path'
import { Avatar } from '@/components/ui/avatar'
import { Chip } from '@/components/ui/chip'
import { Link } from '@/components/ui/link'
import { countWords } from '@/lib/domain/count-words'
import type { RepeatFactor, RepeatFactors } from '@/lib/domain/metrics/repeat-factors'

/** Factors that came back, those whose prevention waits longest first. */
function RepeatFactorsChart({ data: { factors } }: ChartProps<RepeatFactors>) {
  return (
    <div className="flex flex-1 flex-col justify-between gap-3">
      <div>
        <FewRows rows={factors} few={7}>
          {(shown) => (
            <CardTable
              caption="Factors that came back"
              heads={
                <>
                  <Head>Factor</Head>
                  <Head>Incidents</Head>
                  <Head>Prevention</Head>
                  <Head className="@max-lg:hidden">Owner</Head>
                  <Head className="@max-lg:hidden text-right">Due</Head>
                </>
              }
            >
              {shown.map((factor) => (
                <FactorRow key={`${factor.category.label} ${factor.statement}`} factor={factor} />
              ))}
            </CardTable>
          )}
        </FewRows>
      </div>
      <Legend
        items={[
          { mark: <DotMark className="fill-accent" />, label: 'after the prevention was bought' },
          { mark: <HollowMark />, label: 'after it was paid' },
          { mark: <DotMark />, label: 'before' },
        ]}
      />
    </div>
  )
}

function FactorRow({ factor }: { factor: RepeatFactor }) {
  const { statement, category, prevention } = factor
  return (
    <tr>
      <Data className="min-w-40 [overflow-wrap:anywhere]">
        <span dir="auto" className="line-clamp-2 font-medium" title={statement}>
          {statement}
        </span>
        <span className="text-12 text-text-3">{category.label}</span>
      </Data>
      <Data>
        <Dots factor={factor} />
      </Data>
      <Data className="whitespace-nowrap">
        <Standing factor={factor} />
      </Data>
      <Data className="@max-lg:hidden">
        {prevention?.owner ? (
          <span title={prevention.owner.name}>
            <Avatar id={prevention.owner.id} name={prevention.owner.name} />
            <span className="sr-only">{prevention.owner.name}</span>
          </span>
        ) : (
          <span className="text-text-3">–</span>
        )}
      </Data>
      <Data className="@max-lg:hidden whitespace-nowrap text-right text-text-2">
        {prevention?.dueOn ? dayText(prevention.dueOn) : '–'}
      </Data>
    </tr>
  )
}

const MAX_DOTS = 8
const STEP = 10

/** One dot for each incident, the oldest first. */
function Dots({ factor: { statement, incidents, n, returnedUnpaid, returnedPaid } }: { factor: RepeatFactor }) {
  const shown = incidents.slice(-MAX_DOTS)
  const returned = returnedUnpaid + returnedPaid
  const after = returned > 0 ? `, ${returned} after its prevention was bought` : ''
  return (
    <IncidentsPopover
      label={`${statement}: ${countWords(n, 'incident')}${after}`}
      incidents={incidents.toReversed()}
      total={n}
      className="flex items-center gap-1 px-1"
    >
      <svg aria-hidden="true" width={shown.length * STEP} height={12}>
        {shown.map(({ key, when }, index) => (
          <circle
            key={key}
            cx={index * STEP + 5}
            cy={6}
            r={when === 'paid' ? 3 : 3.75}
            strokeWidth={1.5}
            className={dotClasses[when]}
          />
        ))}
      </svg>
      {n > shown.length && <span className="text-12 text-text-3">+{n - shown.length}</span>}
    </IncidentsPopover>
  )
}

const dotClasses = {
  before: 'fill-data-2',
  bought: 'fill-accent',
  paid: 'fill-surface stroke-data-2',
} satisfies Record<RepeatFactor['incidents'][number]['when'], string>

function Standing({ factor: { standing, daysLate, returnedPaid, prevention } }: { factor: RepeatFactor }) {
  const chip = {
    overdue: <Chip tone="warning">Unpaid, {daysLate ?? 0} d late</Chip>,
    unpaid: <Chip tone="line">Unpaid</Chip>,
    none: <Chip tone="line">Nothing bought</Chip>,
    declined: <Chip>Declined</Chip>,
    paid:
      returnedPaid === 0 ? (
        <Chip tone="verified">Paid, none since</Chip>
      ) : (
        <Chip tone="warning">Paid, back {returnedPaid === 1 ? 'once' : `${returnedPaid} times`}</Chip>
      ),
  }[standing]
  if (!prevention) return chip
  return (
    <Link
      href={postmortemPath(prevention.incident.key)}
      title={`${prevention.title} (${prevention.incident.key})`}
      className="inline-flex min-h-6 items-center rounded-1"
    >
      {chip}
    </Link>
  )
}

export const repeatFactorsView: MetricView<RepeatFactors> = {
  Chart: RepeatFactorsChart,
  isEmpty: ({ factors }) => factors.length === 0,
  empty: {
    title: 'Nothing came back',
    advice: 'A factor stands here once two postmortems name it as a root cause or a contributing factor.',
  },
  isPart: true,
}
