'use client'
import { Bar } from '@/components/history/charts/bars'
import { CardTable, Data, Head } from '@/components/history/charts/card-table'
import { type Fill, FillMark } from '@/components/history/charts/fills'
import { Legend } from '@/components/history/charts/legend'
import type { ChartProps, MetricView } from '@/components/history/dashboards/metric-view'
import { incidentPath } from '@/components/incidents/incident-path'
import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Popover } from '@/components/ui/popover'
import { INSTANT_LABELS } from '@/lib/domain/incident/describe'
import { instantNameSchema } from '@/lib/domain/incident/values'
import type { DataQuality, InstantQuality, PoorlyKnown } from '@/lib/domain/metrics/data-quality'

const PARTS = [
  { name: 'machine', label: 'from a machine', fill: 'accent' },
  { name: 'live', label: 'written live', fill: 'grey' },
  { name: 'later', label: 'written later', fill: 'hatch' },
  { name: 'missing', label: 'missing', fill: 'empty' },
] as const satisfies readonly { name: keyof InstantQuality; label: string; fill: Fill }[]

/** For each instant, from where it is known, and where it is missing. */
function DataQualityChart({ data: { n, instants, worst } }: ChartProps<DataQuality>) {
  return (
    <div className="flex flex-1 flex-col gap-3">
      <CardTable
        caption="How each instant is known, in incidents"
        heads={
          <>
            <Head>Instant</Head>
            <Head className="w-full">
              <span className="sr-only">Known from, of {n} incidents</span>
            </Head>
            <Head className="@max-md:hidden text-right">Later</Head>
            <Head className="text-right">Missing</Head>
          </>
        }
      >
        {instantNameSchema.options.map((name) => {
          const { later, missing, outOfOrder } = instants[name]
          return (
            <tr key={name}>
              <Data className="h-6! whitespace-nowrap border-t-0! py-0!">{INSTANT_LABELS[name]}</Data>
              <Data className="h-6! border-t-0! py-0!">
                <Bar parts={PARTS.map((part) => ({ fill: part.fill, value: instants[name][part.name] }))} most={n} />
              </Data>
              <Data className="@max-md:hidden h-6! border-t-0! py-0! text-right text-text-2">{later}</Data>
              <Data className="h-6! whitespace-nowrap border-t-0! py-0! text-right font-medium">
                {missing}
                {outOfOrder > 0 && (
                  <span className="@max-md:hidden font-normal text-text-3">, {outOfOrder} out of order</span>
                )}
              </Data>
            </tr>
          )
        })}
      </CardTable>
      <div className="mt-auto flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <Legend items={PARTS.map(({ label, fill }) => ({ label, mark: <FillMark fill={fill} /> }))} />
        {worst.length > 0 && <Worst worst={worst} />}
      </div>
    </div>
  )
}

const gapsOf = ({ missing, outOfOrder }: PoorlyKnown): string =>
  [
    ...missing.map((name) => INSTANT_LABELS[name]),
    ...outOfOrder.map((name) => `${INSTANT_LABELS[name]} (out of order)`),
  ].join(', ')

function Worst({ worst }: { worst: readonly PoorlyKnown[] }) {
  return (
    <div className="print:hidden">
      <Popover
        label="Incidents with most gaps"
        align="end"
        className="w-96 max-w-[calc(100vw-16px)] p-2"
        trigger={<Button>Where are the gaps?</Button>}
      >
        <p className="px-2 pt-1 pb-1.5 font-semibold text-13">Incidents with most gaps</p>
        <ul>
          {worst.map((incident) => (
            <li key={incident.key}>
              <Link href={incidentPath(incident.key)} className="block rounded-2 px-2 py-1.5 text-13 hover:bg-hover">
                <span className="mono text-text-3">{incident.key}</span> <bdi>{incident.title}</bdi>
                <span className="block text-12 text-text-3">{gapsOf(incident)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </Popover>
    </div>
  )
}

export const dataQualityView: MetricView<DataQuality> = {
  Chart: DataQualityChart,
  isEmpty: ({ n }) => n === 0,
  empty: {
    title: 'No incidents in this selection',
    advice: 'Choose a longer period or fewer filters.',
  },
}
