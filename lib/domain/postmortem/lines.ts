import { describeEvent } from '../incident/describe'
import { wordsOf } from '../incident/entry-words'
import type { Fact, TimelineRow } from '../incident/timeline'

/** More than this nobody reads as a timeline; the rest is in the log. */
const MOST_MOMENTS = 60

/** Facts that changed what the incident was. */
const STATE_CHANGES = new Set<Fact['type']>([
  'incident.declared',
  'severity.changed',
  'delivery-prevented.changed',
  'status.changed',
  'incident.marked-duplicate',
  'incident.withdrawn',
])

/** Facts that changed what people did, knew or said outside. */
const TURNS = new Set<Fact['type']>([
  'mitigation.started',
  'mitigation.judged',
  'mitigation.reverted',
  'mitigation.abandoned',
  'change.claimed',
  'blast-radius.revised',
  'update.sent',
  'help.asked',
])

/**
 * How much a line matters to somebody who reads the timeline: 3 a key moment that people starred, 2 a change of state,
 * 1 what was decided, tried, found or told outside, 0 the rest. A redacted line has nothing left to tell.
 */
export function weightOf(row: TimelineRow): 0 | 1 | 2 | 3 {
  if (row.redacted) return 0
  if (row.starred) return 3
  const { fact } = row
  if (!fact) return row.kind === 'decision' || row.verdict === 'supported' ? 1 : 0
  if (STATE_CHANGES.has(fact.type)) return 2
  if (fact.type === 'role.taken') return fact.payload.role === 'commander' ? 1 : 0
  if (fact.type === 'alerts.changed') return fact.payload.fired > 0 || fact.payload.firing === 0 ? 1 : 0
  return TURNS.has(fact.type) ? 1 : 0
}

/**
 * The `seq` of the lines that a timeline begins with, in the order they are read: starred ones and changes of state
 * first, then what was decided, tried and told outside, as far as there is room. The same for the same lines (SPEC LINES-1).
 */
export function keyMoments(rows: readonly TimelineRow[], most = MOST_MOMENTS): number[] {
  const told = inOrder(rows.filter((row) => weightOf(row) > 0))
  // Sorting keeps the order of what weighs the same.
  const chosen = told.toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, most)
  return inOrder(chosen).map(({ seq }) => seq)
}

/** Lines as a timeline tells them: by when they happened, those of one instant as they were written. */
export const inOrder = (rows: readonly TimelineRow[]): TimelineRow[] =>
  rows
    // Reading an instant is the dear part of sorting a long log.
    .map((row) => ({ row, at: Date.parse(row.occurredAt) }))
    .sort((a, b) => a.at - b.at || a.row.seq - b.row.seq)
    .map(({ row }) => row)

/** When people knew what a line says: as they stated it, or when it was written. */
export const knownAtOf = ({ knownAt, recordedAt }: TimelineRow): string => knownAt ?? recordedAt

/**
 * What was known by an instant (ISO 8601): the lines known by then, worded as they were then. What was written later
 * about something earlier was not known, unless its author says so; verdicts came later and are left out; what is
 * redacted stays so. Rows that read the same are the same objects (SPEC LINES-3).
 */
export function knownBy(rows: readonly TimelineRow[], instant: string): TimelineRow[] {
  const until = Date.parse(instant)
  const known = rows.filter((row) => Date.parse(knownAtOf(row)) <= until)
  const seqs = new Set(known.map(({ seq }) => seq))
  return known.map((row) => asOf(row, until, seqs))
}

function asOf(row: TimelineRow, until: number, known: ReadonlySet<number>): TimelineRow {
  const kept = row.versions.filter(({ correctedAt }) => Date.parse(correctedAt) <= until)
  const wasCorrectedLater = kept.length < row.versions.length
  const answerSeqs = row.answerSeqs.filter((seq) => known.has(seq))
  const isSame =
    !wasCorrectedLater && answerSeqs.length === row.answerSeqs.length && (row.verdict ?? 'untested') === 'untested'
  if (isSame) return row
  return {
    ...row,
    text: row.redacted ? null : (row.versions[kept.length]?.text ?? row.text),
    versions: kept,
    answerSeqs,
    verdict: row.verdict && 'untested',
  }
}

/** A line as one sentence, to be found and to be named by. Screens show the line itself. */
export function lineWords(row: TimelineRow): string {
  if (row.redacted) return 'redacted'
  return row.fact ? describeEvent(row.fact, row.actor) : (wordsOf(row) ?? '')
}

/** Between two lines that stand one below the other nothing is told for this long: then the gap is shown. */
const GAP_MS = 10 * 60_000

/** Milliseconds that pass untold before a line, or null when it follows soon. */
export function gapBefore(row: TimelineRow, previous: TimelineRow | undefined): number | null {
  if (!previous) return null
  const gap = Date.parse(row.occurredAt) - Date.parse(previous.occurredAt)
  return gap >= GAP_MS ? gap : null
}
