'use client'
import { useTimeZone } from '@/components/ui/clock'
import { LocalTime } from '@/components/ui/local-time'
import { TimeAgo } from '@/components/ui/time-ago'
import { timeText } from '@/components/ui/time-text'

export interface AsOfProps {
  /** Milliseconds. */
  at: number
  isShort?: boolean
}

/** "as of 14:06 (12 min ago)": when what is shown was last known to be so. */
export function AsOf({ at, isShort = false }: AsOfProps) {
  const zone = useTimeZone()
  const instant = new Date(at).toISOString()
  const isToday = timeText(at, 'date', zone) === timeText(Date.now(), 'date', zone)
  return (
    <span className="whitespace-nowrap">
      as of <LocalTime at={instant} style={isToday ? 'time' : 'date-time'} />
      {!isShort && (
        <>
          {' ('}
          <TimeAgo at={instant} />)
        </>
      )}
    </span>
  )
}
