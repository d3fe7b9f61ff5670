import { timeText } from '@/components/ui/time-text'
import { indexOfSeq, type RowWindow, rowAt } from '@/lib/client/row-window'
import type { TimelineRow } from '@/lib/domain/incident/timeline'

/** Where the unread lines begin, and when the last read one was written. */
export interface UnreadMarker {
  /** The last line that was read. */
  seq: number
  /** Lines of others after it, up to here; null while more may come. */
  until: number | null
}

export interface UnreadMark {
  count: number
  /** When the last read line was written, "14:06". */
  since: string | null
  /** There may be more before the rows: it is not the first one, and the count not all. */
  isMore: boolean
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
  unread: UnreadMark | null
  answers: TimelineRow[]
  /** Nothing was written just before it: it may be seen to arrive. */
  isAlone: boolean
}

/** An answer this close to its question is read there and needs no line of its own. */
const NEAR = 6
const LATE_MS = 60_000
/** Lines that follow each other faster are just there: a burst that moves cannot be read, and costs a slow machine its frames. */
const BURST_MS = 1000

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
  rows: RowWindow,
  { zone, marker, viewerId }: { zone: string; marker: UnreadMarker | null; viewerId: string },
): TimelineItem[] {
  const unread = marker && unreadOf(rows, marker, viewerId)
  const items: TimelineItem[] = []
  let day = ''
  let minute = ''
  let before = Number.NEGATIVE_INFINITY
  for (const [index, row] of rows.entries()) {
    if (isBesideQuestion(row, index, rows)) continue
    const time = tell(row, zone)
    const at = Date.parse(row.recordedAt)
    const isNewDay = time.day !== day
    const isUnreadHere = unread?.firstSeq === row.seq
    const item = settled({
      key: row.fact ? `seq-${row.seq}` : row.entryId,
      row,
      minute: time.minute,
      isRepeat: !isNewDay && !isUnreadHere && time.minute === minute,
      day: isNewDay ? time.day : null,
      happened: time.happened,
      unread: isUnreadHere
        ? { count: unread.count, since: unread.since && tell(unread.since, zone).minute, isMore: unread.isMore }
        : null,
      answers: answersOf(row, rows),
      isAlone: at - before >= BURST_MS,
    })
    items.push(item)
    day = time.day
    minute = time.minute
    before = at
  }
  return items
}

const shown = new WeakMap<TimelineRow, TimelineItem>()

/** The item this row had, as long as it is the same: what is identical need not be drawn again. */
function settled(item: TimelineItem): TimelineItem {
  const before = shown.get(item.row)
  if (before && isSame(before, item)) return before
  shown.set(item.row, item)
  return item
}

const isSame = (one: TimelineItem, other: TimelineItem): boolean =>
  one.key === other.key &&
  one.minute === other.minute &&
  one.isRepeat === other.isRepeat &&
  one.day === other.day &&
  one.happened === other.happened &&
  one.unread?.count === other.unread?.count &&
  one.unread?.since === other.unread?.since &&
  one.unread?.isMore === other.unread?.isMore &&
  one.isAlone === other.isAlone &&
  one.answers.length === other.answers.length &&
  one.answers.every((answer, index) => answer === other.answers[index])

function isBesideQuestion({ questionSeq }: TimelineRow, index: number, rows: RowWindow): boolean {
  if (questionSeq === null) return false
  const question = indexOfSeq(rows, questionSeq)
  return rows[question]?.seq === questionSeq && index - question <= NEAR
}

function answersOf({ answerSeqs }: TimelineRow, rows: RowWindow): TimelineRow[] {
  if (answerSeqs.length === 0) return none
  return answerSeqs.flatMap((seq) => {
    const answer = rowAt(rows, seq)
    return answer && !answer.redacted ? [answer] : []
  })
}
const none: TimelineRow[] = []

function unreadOf(rows: RowWindow, { seq, until }: UnreadMarker, viewerId: string) {
  const others = rows.filter(
    (row) => row.seq > seq && (until === null || row.seq <= until) && row.actor.id !== viewerId,
  )
  const first = others[0]
  if (!first) return null
  const since = rows.findLast((row) => row.seq <= seq) ?? null
  const isMore = (rows[0]?.seq ?? 0) > seq + 1
  return { firstSeq: first.seq, count: others.length, since, isMore }
}
