'use client'
import { useTimeZone } from '@/components/ui/clock'
import { LocalTime } from '@/components/ui/local-time'
import { timeText } from '@/components/ui/time-text'
import type { TimelineRow } from '@/lib/domain/incident/timeline'
import { knownAtOf } from '@/lib/domain/postmortem/lines'

/** The three clocks of a line: when it happened, was known, and was written; those that tell the same are told once. */
export function LineClocks({ row }: { row: TimelineRow }) {
  const zone = useTimeZone()
  const told = (at: string) => timeText(Date.parse(at), 'date-time', zone)
  const isSameDay = (at: string) =>
    timeText(Date.parse(at), 'day', zone) === timeText(Date.parse(row.occurredAt), 'day', zone)
  const known = knownAtOf(row)
  const isKnownLater = told(known) !== told(row.occurredAt)
  const isWrittenLater = told(row.recordedAt) !== told(known)
  if (!isKnownLater && !isWrittenLater) return null
  const style = (at: string) => (isSameDay(at) ? 'time' : 'date-time')
  return (
    <p className="text-12 text-text-3">
      happened <LocalTime at={row.occurredAt} />
      {isKnownLater && (
        <>
          {' · '}
          {row.knownAt === null ? 'known when written' : 'known'} <LocalTime at={known} style={style(known)} />
        </>
      )}
      {isWrittenLater && (
        <>
          {' · '}written <LocalTime at={row.recordedAt} style={style(row.recordedAt)} />
        </>
      )}
    </p>
  )
}
