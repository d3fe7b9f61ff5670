import { timeText } from '@/components/ui/time-text'
import type { TimelineRow } from '@/lib/domain/incident/timeline'

/** Where the unread lines begin, and when the last read one was written. */
export interface UnreadMarker {
  /** The last line that was read. */
  seq: number
  /** Lines of others after it, up to here; null while more may come. */
  until: number | null
}

/** One row of the list with what stands above it. */
export interface TimelineItem {
  key: string
  row: TimelineRow
  /** Local time of recording, "00:11". */
  minute: string
  /** The row above was written in the same minute. */
  isRepeat: boolean
  /** The day that begins here. */
  day: string | null
  /** "14:06", when it happened before the minute it was written. */
  happened: string | null
  unread: { count: number; since: string | null } | null
  answers: TimelineRow[]
}

/** An answer this close to its question is read there and needs no line of its own. */
const NEAR = 6
const LATE_MS = 60_000

interface Told {
  zone: string
  minute: string
  day: string
  happened: string | null
}
const told = new WeakMap<TimelineRow, Told>()

/** Telling time is the dear part of a long list, so each row is told once a zone. */
function tell(row: TimelineRow, zone: string): Told {
  const known = told.get(row)
  if (known?.zone === zone) return known
  const at = Date.parse(row.recordedAt)
  const occurred = Date.parse(row.occurredAt)
  const day = timeText(at, 'day', zone)
  const made = {
    zone,
    minute: timeText(at, 'time', zone),
    day,
    happened: at - occurred < LATE_MS ? null : happenedText(occurred, day, zone),
  }
  told.set(row, made)
  return made
}

const happenedText = (occurred: number, day: string, zone: string) =>
  timeText(occurred, timeText(occurred, 'day', zone) === day ? 'time' : 'date-time', zone)

/**
 * The rows as they stand in the list: days above their first row, a minute once, answers with their question, and the
 * mark above the first row that another person wrote after it.
 */
export function timelineItems(
  rows: readonly TimelineRow[],
  { zone, marker, viewerId }: { zone: string; marker: UnreadMarker | null; viewerId: string },
): TimelineItem[] {
  const bySeq = new Map(rows.map((row, index) => [row.seq, index]))
  const unread = marker && unreadOf(rows, marker, viewerId)
  const items: TimelineItem[] = []
  let day = ''
  let minute = ''
  for (const [index, row] of rows.entries()) {
    if (isBesideQuestion(row, index, bySeq)) continue
    const time = tell(row, zone)
    const isNewDay = time.day !== day
    const isUnreadHere = unread?.firstSeq === row.seq
    items.push({
      key: row.fact ? `seq-${row.seq}` : row.entryId,
      row,
      minute: time.minute,
      isRepeat: !isNewDay && !isUnreadHere && time.minute === minute,
      day: isNewDay ? time.day : null,
      happened: time.happened,
      unread: isUnreadHere ? { count: unread.count, since: unread.since && tell(unread.since, zone).minute } : null,
      answers: answersOf(row, rows, bySeq),
    })
    day = time.day
    minute = time.minute
  }
  return items
}

function isBesideQuestion(row: TimelineRow, index: number, bySeq: ReadonlyMap<number, number>): boolean {
  if (row.questionSeq === null) return false
  const question = bySeq.get(row.questionSeq)
  return question !== undefined && index - question <= NEAR
}

function answersOf(
  { answerSeqs }: TimelineRow,
  rows: readonly TimelineRow[],
  bySeq: ReadonlyMap<number, number>,
): TimelineRow[] {
  if (answerSeqs.length === 0) return none
  return answerSeqs.flatMap((seq) => {
    const index = bySeq.get(seq)
    const answer = index === undefined ? undefined : rows[index]
    return answer && !answer.redacted ? [answer] : []
  })
}
const none: TimelineRow[] = []

function unreadOf(rows: readonly TimelineRow[], { seq, until }: UnreadMarker, viewerId: string) {
  const others = rows.filter(
    (row) => row.seq > seq && (until === null || row.seq <= until) && row.actor.id !== viewerId,
  )
  const first = others[0]
  if (!first) return null
  const since = rows.findLast((row) => row.seq <= seq) ?? null
  return { firstSeq: first.seq, count: others.length, since }
}
