'use client'
import { ColumnButtons } from '@/components/history/charts/column-buttons'
import { countScale } from '@/components/history/charts/count-scale'
import { bucketText, bucketTicks } from '@/components/history/charts/day-words'
import { Plot, PlotLine } from '@/components/history/charts/plot'
import { ControlLimits } from '@/components/history/dashboards/control-limits'
import { listPath, within } from '@/components/history/dashboards/list-path'
import type { ChartProps, MetricView } from '@/components/history/dashboards/metric-view'
import { countWords } from '@/lib/domain/count-words'
import { severitySchema } from '@/lib/domain/incident/values'
import type { IncidentsPerWeek, Week } from '@/lib/domain/metrics/incidents-per-week'
import { nWords } from '@/lib/domain/metrics/words'

const HEIGHT = 208
const ROW = 20
/** What lies beneath the words does not run into them. */
const HALO = 'stroke-surface [paint-order:stroke]'

function weekWords({ week, n, counts, outside, isComplete }: Week): string {
  const severities = severitySchema.options
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity]} ${severity.toUpperCase()}`)
  const notes = [outside ? `${outside} the limit` : '', isComplete ? '' : 'not a whole week'].filter(Boolean)
  const of = severities.length > 0 ? ` (${severities.join(', ')})` : ''
  return [`Week of ${bucketText(week, 'week')}: ${countWords(n, 'incident')}${of}`, ...notes].join(', ')
}

/** How wide the words beside a point are at most, in percent of a chart beside another on a desktop. */
const WORDS = 30
const isToTheRight = (x: number): boolean => x < 60

/** Of the points outside the limits, at `places` in percent from left to right, those whose words hide nothing else. */
function placesWithWords(places: readonly number[]): number[] {
  const chosen: number[] = []
  let end = 0
  for (const place of places) {
    const [from, to] = isToTheRight(place) ? [place, place + WORDS] : [place - WORDS, place]
    if (from < end || places.some((other) => other !== place && other >= from && other <= to)) continue
    chosen.push(place)
    end = to
  }
  return chosen
}

/** Incidents a week on a control chart, and below it those of each severity. */
function IncidentsPerWeekChart({ data, answer, query }: ChartProps<IncidentsPerWeek>) {
  const { weeks, mean, lower, upper } = data
  const { y, ticks } = countScale(Math.max(upper ?? 0, ...weeks.map(({ n }) => n)), HEIGHT)
  const width = 100 / weeks.length
  const x = (index: number) => (index + 0.5) * width
  const points = weeks.map(({ n }, index) => [x(index), y(n)] as const)
  const isDense = weeks.length > 120
  const outside = weeks.flatMap((week, index) => (week.outside ? [x(index)] : []))
  const withWords = isDense ? [] : placesWithWords(outside)
  const words = (place: number) => withWords.includes(place) && (outside.length === 1 ? 'always' : 'wide')
  return (
    <Plot
      height={HEIGHT + severitySchema.options.length * ROW + 12}
      left={44}
      right={68}
      top={8}
      yTicks={ticks}
      xTicks={bucketTicks(
        weeks.map(({ week }) => week),
        'week',
      ).map(({ index, label, isMinor }) => ({ at: x(index), label, isMinor }))}
      overlay={
        <ColumnButtons
          label="Weeks"
          height={HEIGHT + severitySchema.options.length * ROW + 12}
          width={width}
          columns={weeks.flatMap((week, index) =>
            week.n === 0
              ? []
              : {
                  id: week.week,
                  label: weekWords(week),
                  x: x(index),
                  y: y(week.n),
                  incidents: week.incidents,
                  total: week.n,
                  listPath: listPath(query, within(week.week, 'week', answer)),
                },
          )}
        />
      }
    >
      <ControlLimits mean={mean} lower={lower} upper={upper} y={y} />
      <PlotLine points={points} height={HEIGHT} className="stroke-data-3" width={1.25} />
      {weeks.map((week, index) => (
        <WeekPoint key={week.week} week={week} x={x(index)} y={y(week.n)} isDense={isDense} words={words(x(index))} />
      ))}
      {severitySchema.options.map((severity, row) => (
        <SeverityRow key={severity} weeks={weeks} severity={severity} top={HEIGHT + 12 + row * ROW} width={width} />
      ))}
    </Plot>
  )
}

interface WeekPointProps {
  week: Week
  x: number
  y: number
  isDense: boolean
  /** Whether it says what it is: always, or where there is room for several that do. */
  words: 'always' | 'wide' | false
}

function WeekPoint({ week: { week, n, outside, isComplete }, x, y, isDense, words }: WeekPointProps) {
  if (!outside) {
    const radius = isDense ? 1.5 : 3
    return isComplete ? (
      <circle cx={`${x}%`} cy={y} r={radius} className="fill-data-2" />
    ) : (
      <circle cx={`${x}%`} cy={y} r={radius} strokeWidth={1.25} className="fill-surface stroke-data-2" />
    )
  }
  const isRight = isToTheRight(x)
  const place = {
    x: `${x}%`,
    dx: isRight ? 10 : -10,
    textAnchor: isRight ? 'start' : 'end',
    fontSize: 12,
    strokeWidth: 4,
  } as const
  return (
    <>
      <circle cx={`${x}%`} cy={y} r={5} strokeWidth={2.5} className="fill-surface stroke-accent" />
      {words && (
        <g className={words === 'wide' ? 'max-md:hidden' : undefined}>
          <text {...place} y={y + 1} className={`${HALO} fill-accent font-semibold`}>
            {n}, {outside} the limit
          </text>
          <text {...place} y={y + 16} className={`${HALO} fill-text-3`}>
            week of {bucketText(week, 'week')}
          </text>
        </g>
      )}
    </>
  )
}

interface SeverityRowProps {
  weeks: readonly Week[]
  severity: Week['counts'] extends Record<infer Key, number> ? Key : never
  top: number
  width: number
}

/** The weeks of one severity as small columns. */
function SeverityRow({ weeks, severity, top, width }: SeverityRowProps) {
  const most = Math.max(1, ...weeks.map(({ counts }) => counts[severity]))
  const room = ROW - 6
  const sum = weeks.reduce((total, { counts }) => total + counts[severity], 0)
  return (
    <>
      <text x={-8} y={top + ROW - 5} textAnchor="end" fontSize={11} className="fill-text-2 font-medium">
        {severity.toUpperCase()}
      </text>
      <line
        x1="0%"
        x2="100%"
        y1={top + ROW - 2}
        y2={top + ROW - 2}
        className="stroke-line [shape-rendering:crispEdges]"
      />
      {weeks.map(({ week, counts }, index) => {
        const tall = (counts[severity] / most) * room
        return tall > 0 ? (
          <rect
            key={week}
            x={`${(index + 0.15) * width}%`}
            width={`${width * 0.7}%`}
            y={top + ROW - 2 - tall}
            height={tall}
            className="fill-data-2"
          />
        ) : null
      })}
      <text x="100%" dx={8} y={top + ROW - 5} fontSize={11} className="fill-text-3">
        {nWords(sum)}
      </text>
    </>
  )
}

export const incidentsPerWeekView: MetricView<IncidentsPerWeek> = {
  Chart: IncidentsPerWeekChart,
  isEmpty: ({ n }) => n === 0,
  empty: {
    title: 'No incidents in this selection',
    advice: 'Choose a longer period or fewer filters. Incidents that happened elsewhere can be imported.',
  },
}
