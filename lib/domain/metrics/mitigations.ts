import { countWords } from '../count-words'
import { millisecondsBetween } from '../incident/clock'
import { MITIGATION_NAMES, type MitigationKind, mitigationKindSchema } from '../incident/mitigation'
import type { Severity } from '../incident/values'
import { MAX_DOTS, sampled } from './durations'
import { type MeasuredIncident, type MeasuredMitigation, startedInOrder } from './measured-incident'
import type { Metric } from './metric'
import { type Part, type Spread, shareOf, spreadOf } from './statistics'
import { durationWords, nWords, percentWords } from './words'

/** What became of mitigations. All but `proposed` are of those that were started: their sum is `tried`. */
export interface MitigationCounts {
  proposed: number
  tried: number
  /** Begun and not judged yet. */
  running: number
  worked: number
  noEffect: number
  madeWorse: number
  reverted: number
  abandoned: number
  /** Milliseconds from the start to the verdict of those that worked. */
  toEffect: Spread
}

export interface MitigationRow extends MitigationCounts {
  kind: MitigationKind
}

/** One mitigation that worked, on the axis of time to effect. */
export interface MitigationDot {
  key: string
  title: string
  severity: Severity
  kind: MitigationKind
  ms: number
}

export interface Mitigations {
  /** Incidents that started one, of all that are counted. */
  incidents: Part
  all: MitigationCounts
  /** Kinds that were proposed at least once. */
  rows: MitigationRow[]
  /** How many were started before the first that worked, of incidents in which one did. */
  triedBefore: Spread
  /** Incidents whose first started mitigation was a roll-back; and whose first pulled a lever of the board. */
  rollbackFirst: Part
  leverFirst: Part
  dots: MitigationDot[]
  isSampled: boolean
}

/** Whether the first that was started was a roll-back; null when none was. Of two of one instant, either counts. */
function beganWithRollback(mitigations: readonly MeasuredMitigation[]): boolean | null {
  const started = startedInOrder(mitigations)
  const [first] = started
  return first ? started.some((one) => one.startedAt === first.startedAt && one.kind === 'roll-back') : null
}

/** Milliseconds from the start of one that worked to the verdict; null of others. */
function timeToEffect({ state, startedAt, endedAt }: MeasuredMitigation): number | null {
  if (state !== 'worked' || !startedAt || !endedAt) return null
  const ms = millisecondsBetween(startedAt, endedAt)
  return ms < 0 ? null : ms
}

function countsOf(mitigations: readonly MeasuredMitigation[]): MitigationCounts {
  const tried = mitigations.filter(({ startedAt }) => startedAt !== null)
  const of = (...states: string[]) => tried.filter(({ state }) => states.includes(state)).length
  return {
    proposed: mitigations.length,
    tried: tried.length,
    running: of('in-progress', 'watching'),
    worked: of('worked'),
    noEffect: of('no-effect'),
    madeWorse: of('made-worse'),
    reverted: of('reverted'),
    abandoned: of('abandoned'),
    toEffect: spreadOf(mitigations.flatMap((one) => timeToEffect(one) ?? [])),
  }
}

/** What was tried on production and what of it worked, by kind. Source: the mitigations of the log. */
export function mitigationsOf(incidents: readonly MeasuredIncident[]): Mitigations {
  const all = incidents.flatMap(({ mitigations }) => mitigations)
  const began = incidents.flatMap(({ mitigations }) => beganWithRollback(mitigations) ?? [])
  const levers = incidents.flatMap(({ beganWithLever }) => beganWithLever ?? [])
  const dots = incidents
    .flatMap(({ key, title, severity, mitigations }) =>
      mitigations.map((one) => ({ one, dot: { key, title, severity, kind: one.kind, ms: timeToEffect(one) } })),
    )
    .filter(({ dot }) => dot.ms !== null)
    .sort((a, b) => (a.one.startedAt ?? '').localeCompare(b.one.startedAt ?? '') || (a.one.id < b.one.id ? -1 : 1))
    .map(({ dot }) => ({ ...dot, ms: dot.ms ?? 0 }))
  return {
    incidents: { part: began.length, whole: incidents.length },
    all: countsOf(all),
    rows: mitigationKindSchema.options
      .map((kind) => ({ kind, ...countsOf(all.filter((one) => one.kind === kind)) }))
      .filter(({ proposed }) => proposed > 0),
    triedBefore: spreadOf(incidents.flatMap(({ triedBeforeWorked }) => triedBeforeWorked ?? [])),
    rollbackFirst: { part: began.filter(Boolean).length, whole: began.length },
    leverFirst: { part: levers.filter(Boolean).length, whole: levers.length },
    dots: sampled(dots),
    isSampled: dots.length > MAX_DOTS,
  }
}

export const mitigationsMetric: Metric<Mitigations> = {
  name: 'mitigations',
  question: 'What is tried, and what works?',
  definition:
    'A mitigation counts as tried once it was started. Worked, no effect and made worse are the verdicts of the room; ' +
    'worked ÷ tried leaves nothing out, so what still runs counts as tried. Time to effect runs from the start to the ' +
    'verdict of those that worked. Began with a roll-back, or with a lever: of incidents that started anything.',
  sentence: ({ all, incidents, rollbackFirst, leverFirst }) => {
    if (all.tried === 0) return 'No mitigation of this selection was started.'
    const share = percentWords(shareOf(all.worked, all.tried))
    const first = percentWords(shareOf(rollbackFirst.part, rollbackFirst.whole))
    const lever = percentWords(shareOf(leverFirst.part, leverFirst.whole))
    return [
      `${share} of what was tried worked (${nWords(all.tried)}, in ${countWords(incidents.part, 'incident')})` +
        `${all.toEffect.median === null ? '' : `, half of it within ${durationWords(all.toEffect.median)}`}.`,
      `${first} began with a roll-back, ${lever} with a lever of the board.`,
    ].join(' ')
  },
  table: ({ all, rows }) => ({
    columns: [
      { key: 'kind', label: 'Kind', kind: 'text' },
      { key: 'proposed', label: 'Proposed', kind: 'count' },
      { key: 'tried', label: 'Tried', kind: 'count' },
      { key: 'worked', label: 'Worked', kind: 'count' },
      { key: 'share', label: 'Worked ÷ tried', kind: 'share' },
      { key: 'noEffect', label: 'No effect', kind: 'count' },
      { key: 'madeWorse', label: 'Made it worse', kind: 'count' },
      { key: 'reverted', label: 'Reverted', kind: 'count' },
      { key: 'abandoned', label: 'Abandoned', kind: 'count' },
      { key: 'running', label: 'Running', kind: 'count' },
      { key: 'median', label: 'Time to effect, median', kind: 'duration' },
      { key: 'p75', label: 'p75', kind: 'duration' },
      { key: 'p90', label: 'p90', kind: 'duration' },
    ],
    rows: [
      ...rows.map(({ kind, ...counts }) => cellsOf(MITIGATION_NAMES[kind], counts)),
      ...(rows.length > 0 ? [cellsOf('All', all)] : []),
    ],
  }),
}

const cellsOf = (name: string, row: MitigationCounts) => [
  name,
  row.proposed,
  row.tried,
  row.worked,
  shareOf(row.worked, row.tried),
  row.noEffect,
  row.madeWorse,
  row.reverted,
  row.abandoned,
  row.running,
  row.toEffect.median,
  row.toEffect.p75,
  row.toEffect.p90,
]
