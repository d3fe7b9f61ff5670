'use client'
import { useTimeZone } from '@/components/ui/clock'
import { type TimeStyle, timeText } from '@/components/ui/time-text'

export interface LocalTimeProps {
  /** ISO 8601. */
  at: string
  style?: TimeStyle
  className?: string
}

/** A time in the reader's zone, which is named on hover. */
export function LocalTime({ at, style = 'time', className }: LocalTimeProps) {
  const zone = useTimeZone()
  const instant = Date.parse(at)
  return (
    <time dateTime={at} title={timeText(instant, 'full', zone)} className={className} suppressHydrationWarning>
      {timeText(instant, style, zone)}
    </time>
  )
}
