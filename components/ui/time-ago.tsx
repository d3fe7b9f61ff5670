'use client'
import { useNow, useTimeZone } from '@/components/ui/clock'
import { agoText, timeText } from '@/components/ui/time-text'

/** "4 min ago", kept up to date; the full time and its zone on hover. `at` is ISO 8601. */
export function TimeAgo({ at, className }: { at: string; className?: string }) {
  const now = useNow(5000)
  const zone = useTimeZone()
  const instant = Date.parse(at)
  return (
    <time dateTime={at} title={timeText(instant, 'full', zone)} className={className} suppressHydrationWarning>
      {agoText(instant, now)}
    </time>
  )
}
