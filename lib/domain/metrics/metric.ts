/** The questions that history answers, each by a page of figures. */
export const DASHBOARDS = {
  doing: {
    title: 'How are we doing?',
    metrics: ['incidents-per-week', 'durations', 'mitigated-within', 'data-quality'],
  },
  hurts: { title: 'What hurts?', metrics: ['services', 'factors', 'repeat-factors', 'time-in-severity'] },
  works: { title: 'What works?', metrics: ['mitigations', 'crutches', 'levers'] },
  deliver: { title: 'Do we deliver?', metrics: ['delivery', 'delivery-prevented'] },
  learn: { title: 'Do we learn?', metrics: ['reviews', 'preventions', 'drills'] },
} as const satisfies Record<string, { title: string; metrics: readonly string[] }>
export type DashboardName = keyof typeof DASHBOARDS
export type MetricOf<Name extends DashboardName> = (typeof DASHBOARDS)[Name]['metrics'][number]
export type MetricName = MetricOf<DashboardName>

export const METRIC_NAMES: readonly MetricName[] = Object.values(DASHBOARDS).flatMap(({ metrics }) => metrics)

/** Said beside every figure, to everybody alike. */
export const COVERAGE = 'Figures cover the incidents you may see.'

/** How a cell is written: `duration` in milliseconds, `share` from 0 to 1, `instant` ISO 8601, `day` as in 2026-11-28. */
export type CellKind = 'text' | 'count' | 'number' | 'duration' | 'share' | 'instant' | 'day' | 'incident'

export interface MetricColumn {
  key: string
  label: string
  kind: CellKind
}

/** An incident in a cell: a link on a screen, its key in a CSV. */
export interface IncidentCell {
  key: string
  title: string
}

/** Null is “not known” and is written “–”, never 0. */
export type MetricCell = string | number | IncidentCell | null

/** The table behind a chart; its CSV has the same columns and rows. */
export interface MetricTable {
  columns: MetricColumn[]
  rows: MetricCell[][]
}

/** One figure or chart: what it asks, and how its data are said and tabled. `Data` is plain JSON. */
export interface Metric<Data> {
  name: MetricName
  /** The question on its card. */
  question: string
  /** What it counts and from where, in a sentence or two, for who asks “what is this?”. */
  definition: string
  /** The answer in a sentence, for everybody and for who cannot see the chart. */
  sentence(data: Data): string
  table(data: Data): MetricTable
}

/** What the API answers for a metric. */
export interface MetricAnswer<Data = unknown> {
  name: MetricName
  question: string
  definition: string
  sentence: string
  coverage: typeof COVERAGE
  /** When it was computed. */
  asOf: string
  /** The incidents it is made of: declared at or after `from` and before `to`. */
  from: string | null
  to: string | null
  data: Data
  table: MetricTable
}
