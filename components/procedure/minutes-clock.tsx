'use client'
import { useNow } from '@/components/ui/clock'
import { clockText } from '@/components/ui/time-text'

const FIVE_MINUTES_MS = 5 * 60_000

/** Counts up to five minutes, and then is gone: what is left to do is said by the list. */
export function MinutesClock({ from }: { from: string }) {
  const now = useNow(1000)
  const elapsed = Math.max(0, now - Date.parse(from))
  if (elapsed >= FIVE_MINUTES_MS) return null
  return (
    <span role="timer" aria-label="Since it was declared" className="mr-1.5 text-text-2" suppressHydrationWarning>
      {clockText(elapsed)}
    </span>
  )
}
