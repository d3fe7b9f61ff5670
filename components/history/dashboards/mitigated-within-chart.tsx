'use client'
import { countScale } from '@/components/history/charts/count-scale'
import { IncidentsPopover } from '@/components/history/charts/incidents-popover'
import { Legend } from '@/components/history/charts/legend'
import { logTime } from '@/components/history/charts/log-time'
import { Plot, PlotLine } from '@/components/history/charts/plot'
import type { ChartProps, MetricView } from '@/components/history/dashboards/metric-view'
import { countWords } from '@/lib/domain/count-words'
import { BAND_LABELS, type MitigatedWithin, type WithinPoint } from '@/lib/domain/metrics/mitigated-within'
import type { Trend } from '@/lib/domain/metrics/statistics'
import { durationWords, nWords, percentWords } from '@/lib/domain/metrics/words'

const HEIGHT = 216
const ARROWS = { up: ' ↑', down: ' ↓', level: '' } satisfies Record<Trend, string>
const TREND_WORDS = {
  up: ', higher than in the period before',
  down: ', lower than in the period before',
  level: ', as in the period before',
} satisfies Record<Trend, string>

/** The share that is mitigated within a time, and where it was in as long a time before. */
function MitigatedWithinChart({ data }: ChartProps<MitigatedWithin>) {
  const { thresholds, curve, curveBefore, nBefore, mitigated, waiting, bands } = data
  const axis = logTime(curve.map(({ ms }) => ms))
  const scale = countScale(100, HEIGHT, (value) => `${value} %`)
  const line = (points: readonly WithinPoint[]) =>
    points.flatMap(({ ms, share }) => (share === null ? [] : [[axis.x(ms), scale.y(share * 100)] as const]))
  return (
    <div className="flex flex-1 flex-col gap-3">
      <Plot
        height={HEIGHT}
        left={44}
        yTicks={scale.ticks}
        xTicks={axis.ticks.map(({ ms, label, isMinor }) => ({ at: axis.x(ms), label, isMinor: Boolean(isMinor) }))}
      >
        {curveBefore && (
          <PlotLine points={line(curveBefore)} height={HEIGHT} className="stroke-data-3" width={1.5} dash="5 3" />
        )}
        <PlotLine points={line(curve)} height={HEIGHT} className="stroke-accent" width={2.25} />
        {thresholds.map(({ ms, share, trend }) => {
          if (share === null) return null
          const [x, y] = [`${axis.x(ms)}%`, scale.y(share * 100)]
          return (
            <g key={ms}>
              <line x1={x} x2={x} y1={y} y2={HEIGHT} strokeDasharray="2 3" className="stroke-data-3" />
              <circle cx={x} cy={y} r={4.5} strokeWidth={2} className="fill-surface stroke-accent" />
              <text x={x} dx={-9} y={y - 8} textAnchor="end" fontSize={12} className="fill-text font-semibold">
                {percentWords(share)}
                {trend && ARROWS[trend]}
              </text>
            </g>
          )
        })}
      </Plot>
      <ul className="sr-only">
        {thresholds.map(({ ms, share, n, trend }) => (
          <li key={ms}>
            Within {durationWords(ms)}: {percentWords(share)}, {nWords(n)}
            {trend && TREND_WORDS[trend]}
          </li>
        ))}
      </ul>
      <div className="mt-auto flex flex-col gap-2">
        <Legend
          items={[
            {
              mark: <Stroke width={2.25} className="stroke-accent" />,
              label: `this period, ${nWords(mitigated + waiting)}`,
            },
            ...(curveBefore
              ? [
                  {
                    mark: <Stroke width={1.5} dash="5 3" className="stroke-data-3" />,
                    label: `as long before, ${nWords(nBefore ?? 0)}`,
                  },
                ]
              : []),
          ]}
        />
        <ul aria-label="Incidents by time to mitigate" className="flex flex-wrap gap-x-4 gap-y-1 text-12 text-text-2">
          {bands
            .filter(({ n }) => n > 0)
            .map(({ band, n, incidents }) => (
              <li key={band}>
                <IncidentsPopover
                  label={`${BAND_LABELS[band]}: ${countWords(n, 'incident')}`}
                  incidents={incidents}
                  total={n}
                >
                  {BAND_LABELS[band]}: <span className="font-medium text-text">{n}</span>
                </IncidentsPopover>
              </li>
            ))}
        </ul>
      </div>
    </div>
  )
}

function Stroke({ width, dash, className }: { width: number; dash?: string; className: string }) {
  return (
    <svg aria-hidden="true" width={22} height={14} className="shrink-0">
      <path d="M0 7h22" strokeWidth={width} strokeDasharray={dash} className={className} />
    </svg>
  )
}

export const mitigatedWithinView: MetricView<MitigatedWithin> = {
  Chart: MitigatedWithinChart,
  isEmpty: ({ mitigated, waiting }) => mitigated + waiting === 0,
  empty: {
    title: 'No incident of which it is known',
    advice: 'It is known once an incident is mitigated. Choose a longer period or fewer filters.',
  },
}
