'use client'
import { useNow, useTimeZone } from '@/components/ui/clock'
import { clockText, durationText, timeText } from '@/components/ui/time-text'

export interface DurationClockProps {
  /** ISO 8601. Counts up from what is past, down to what is to come; overdue reads "-00:30". */
  at: string
  direction?: 'since' | 'until'
  /** `clock` is "06:12"; `words` is "6 min". */
  look?: 'clock' | 'words'
  className?: string
}

export function DurationClock({ at, direction = 'since', look = 'clock', className }: DurationClockProps) {
  const now = useNow(look === 'clock' ? 1000 : 5000)
  const zone = useTimeZone()
  const instant = Date.parse(at)
  const length = direction === 'since' ? Math.max(0, now - instant) : instant - now
  return (
    <time
      dateTime={at}
      title={`${direction} ${timeText(instant, 'full', zone)}`}
      className={className}
      suppressHydrationWarning
    >
      {look === 'clock' ? clockText(length) : durationText(length)}
    </time>
  )
}
