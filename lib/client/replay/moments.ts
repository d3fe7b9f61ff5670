import type { EventType, IncidentEvent } from '@/lib/domain/incident/events'
import type { NamedMoment } from '@/lib/domain/incident/named-moment'
import type { TimelineRow } from '@/lib/domain/incident/timeline'

/** A moment of a log: its last event, and the time, which may go on until the next. */
export interface Position {
  seq: number
  /** Milliseconds. */
  at: number
}

type Log = readonly IncidentEvent[]

const timeOf = (event: IncidentEvent | undefined) => Date.parse(event?.recordedAt ?? '')

/** The position at an event; beyond either end it is that end. */
export function positionAt(log: Log, seq: number): Position {
  const wanted = Math.min(Math.max(Math.trunc(seq) || 1, 1), log.length)
  return { seq: wanted, at: timeOf(log[wanted - 1]) }
}

/** The position at a time: the last event that is not after it (SPEC REPLAY-3). */
export function positionWhen(log: Log, at: number): Position {
  let low = 0
  let high = log.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (timeOf(log[middle]) <= at) low = middle + 1
    else high = middle
  }
  return low === 0 ? positionAt(log, 1) : { seq: low, at }
}

/** Where a name leads; the beginning when it is none. */
export function positionOf(log: Log, named: NamedMoment | null): Position {
  if (!named) return positionAt(log, 1)
  return 'seq' in named ? positionAt(log, named.seq) : positionWhen(log, Date.parse(named.at))
}

const WEIGHTY: ReadonlySet<EventType> = new Set<EventType>([
  'incident.declared',
  'severity.changed',
  'delivery-prevented.changed',
  'status.changed',
  'blast-radius.revised',
  'mitigation.started',
  'mitigation.judged',
  'decision.added',
  'role.taken',
  'handover.accepted',
  'update.sent',
])

/** What turns an incident: where PageUp and PageDown stop. */
export const isWeighty = ({ type }: IncidentEvent): boolean => WEIGHTY.has(type)

/** The next weighty event in a direction, or the end of the log. */
export function nextWeighty(log: Log, seq: number, direction: 1 | -1): number {
  for (let index = seq - 1 + direction; index >= 0 && index < log.length; index += direction) {
    const event = log[index]
    if (event && isWeighty(event)) return index + 1
  }
  return direction === 1 ? log.length : 1
}

/** The lines of the whole log that somebody knew at a time, whenever they were written down (SPEC REPLAY-4). */
export const knownBy = (rows: readonly TimelineRow[], at: number): TimelineRow[] =>
  rows.filter(({ knownAt, recordedAt }) => Date.parse(knownAt ?? recordedAt) <= at)
