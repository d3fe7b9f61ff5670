'use client'
import { Bar } from '@/components/history/charts/bars'
import { CardTable, Data, Head } from '@/components/history/charts/card-table'
import { FillMark } from '@/components/history/charts/fills'
import { DotMark, Legend, LineMark } from '@/components/history/charts/legend'
import { Stat, Stats } from '@/components/history/charts/stat'
import { StripPlot } from '@/components/history/charts/strip-plot'
import type { StripRow } from '@/components/history/charts/strip-rows'
import type { ChartProps, MetricView } from '@/components/history/dashboards/metric-view'
import { incidentPath } from '@/components/incidents/incident-path'
import { MITIGATION_NAMES } from '@/lib/domain/incident/mitigation'
import type { Mitigations } from '@/lib/domain/metrics/mitigations'
import { shareOf } from '@/lib/domain/metrics/statistics'
import { durationWords, percentWords } from '@/lib/domain/metrics/words'

/** By kind: what was tried, what of it worked, and how soon. */
function MitigationsChart({ data }: ChartProps<Mitigations>) {
  const { rollbackFirst, leverFirst, triedBefore, all } = data
  return (
    <div className="flex flex-col gap-5">
      <Stats>
        <Stat label="Worked, of those tried" value={percentWords(shareOf(all.worked, all.tried))} n={all.tried} />
        <Stat
          label="Began with a roll-back"
          value={percentWords(shareOf(rollbackFirst.part, rollbackFirst.whole))}
          n={rollbackFirst.whole}
        />
        <Stat
          label="Began with a lever of the board"
          value={percentWords(shareOf(leverFirst.part, leverFirst.whole))}
          n={leverFirst.whole}
        />
        <Stat
          label="Tried before the one that worked"
          value={triedBefore.median === null ? '–' : String(Math.round(triedBefore.median * 10) / 10)}
          n={triedBefore.n}
        />
      </Stats>
      <div className="grid items-start gap-x-10 gap-y-5 @4xl:grid-cols-2">
        <Kinds data={data} />
        <TimeToEffect data={data} />
      </div>
    </div>
  )
}

function Kinds({ data: { rows } }: { data: Mitigations }) {
  const most = Math.max(...rows.map(({ tried }) => tried))
  return (
    <div className="flex flex-col gap-2">
      <CardTable
        caption="Mitigations by kind"
        heads={
          <>
            <Head>Kind</Head>
            <Head className="w-full">
              <span className="sr-only">Tried and worked</span>
            </Head>
            <Head className="text-right">Worked ÷ tried</Head>
          </>
        }
      >
        {rows.map(({ kind, tried, worked }) => (
          <tr key={kind}>
            <Data className="whitespace-nowrap">{MITIGATION_NAMES[kind]}</Data>
            <Data>
              <Bar
                parts={[
                  { fill: 'accent', value: worked },
                  { fill: 'empty', value: tried - worked },
                ]}
                most={most}
              />
            </Data>
            <Data className="whitespace-nowrap text-right">
              <span className="font-medium">{percentWords(shareOf(worked, tried))}</span>{' '}
              <span className="text-12 text-text-3">
                {worked} of {tried}
              </span>
            </Data>
          </tr>
        ))}
      </CardTable>
      <Legend
        items={[
          { mark: <FillMark fill="accent" />, label: 'worked' },
          { mark: <FillMark fill="empty" />, label: 'tried, and did not' },
        ]}
      />
    </div>
  )
}

function TimeToEffect({ data: { rows, dots, isSampled, all } }: { data: Mitigations }) {
  const strips = rows
    .filter(({ toEffect }) => toEffect.n > 0)
    .map(
      ({ kind, toEffect }): StripRow => ({
        id: kind,
        label: MITIGATION_NAMES[kind],
        spread: toEffect,
        dots: dots
          .filter((dot) => dot.kind === kind)
          .map(({ key, title, ms }, index) => ({
            id: `${kind} ${key} ${index}`,
            label: `${key} ${title}: ${durationWords(ms)}`,
            href: incidentPath(key),
            ms,
          })),
      }),
    )
  if (strips.length === 0) return null
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium text-12 text-text-3">Time from the start to the effect</h3>
      <StripPlot label="Time to effect by kind, on a logarithmic axis." rows={strips} />
      <Legend
        items={[
          { mark: <DotMark />, label: 'one that worked' },
          { mark: <LineMark />, label: 'median' },
          { mark: <LineMark dash="1.5 3.5" />, label: 'p75, p90' },
          ...(isSampled ? [{ mark: null, label: `${dots.length} of ${all.worked} are drawn` }] : []),
        ]}
      />
    </div>
  )
}

export const mitigationsView: MetricView<Mitigations> = {
  Chart: MitigationsChart,
  isEmpty: ({ all }) => all.tried === 0,
  empty: {
    title: 'Nothing was tried in this selection',
    advice: 'Mitigations are started from the levers of a room. Choose a longer period or fewer filters.',
  },
  isWide: true,
}
