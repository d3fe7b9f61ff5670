'use client'
import { ChevronRight } from 'lucide-react'
import { barsOf } from '@/components/on-call/calendar/bars'
import type { Week } from '@/components/on-call/calendar/weeks'
import { StretchText } from '@/components/on-call/moment'
import { PersonName } from '@/components/on-call/person-name'
import { SEAT_NAMES } from '@/components/on-call/shift-words'
import { SEATS } from '@/lib/domain/on-call/rota'
import type { ShiftView } from '@/lib/domain/on-call/rota-view'

export interface WeekLinesProps {
  week: Week
  shifts: readonly ShiftView[] | undefined
  zone: string
  viewerId: string
  /** What ended before is left out. */
  since: number
  onOpen: (shift: ShiftView) => void
}

const MINUTE_MS = 60_000

/** On a phone: the shifts of a week in words, each to be pressed. What was taken and given back within a minute is none. */
export function WeekLines({ week, shifts, zone, viewerId, since, onOpen }: WeekLinesProps) {
  if (!shifts) return null
  const shown = SEATS.flatMap((seat) => barsOf(shifts, seat, week)).filter(({ shift }) => {
    const [from, to] = [Date.parse(shift.from), Date.parse(shift.to)]
    return to > since && to - from >= MINUTE_MS
  })
  return (
    <ul className="border-line border-t border-dashed md:hidden">
      {shown.map(({ shift }) => (
        <li key={`${shift.seat} ${shift.from}`}>
          <button
            type="button"
            className="flex min-h-11 w-full items-center gap-2 px-3 py-1 text-left hover:bg-hover focus-visible:-outline-offset-2"
            onClick={() => onOpen(shift)}
          >
            <span className="min-w-0 flex-1">
              <PersonName person={shift.person} viewerId={viewerId} />
              <span className="block text-12 text-text-3">
                {SEAT_NAMES[shift.seat]}, <StretchText from={shift.from} to={shift.to} zone={zone} />
                {shift.override && ', override'}
              </span>
            </span>
            <ChevronRight aria-hidden size={14} strokeWidth={1.75} className="shrink-0 text-text-3" />
          </button>
        </li>
      ))}
    </ul>
  )
}
