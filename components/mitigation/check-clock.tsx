'use client'
import clsx from 'clsx'
import { useNow } from '@/components/ui/clock'
import { clockText } from '@/components/ui/time-text'

export interface CheckClockProps {
  /** When its effect should show. */
  at: string
  className?: string
}

/** Counts down to "did it work?", and up from it once it is due. */
export function CheckClock({ at, className }: CheckClockProps) {
  const left = Date.parse(at) - useNow(1000)
  return (
    <time
      dateTime={at}
      suppressHydrationWarning
      className={clsx('shrink-0 font-semibold tabular-nums', left < 0 ? 'text-warning' : 'text-accent', className)}
    >
      {clockText(left)}
    </time>
  )
}

export interface CheckBarProps {
  from: string
  at: string
}

/** How much of the time for its effect is over. The clock beside it says the same to those who do not see it. */
export function CheckBar({ from, at }: CheckBarProps) {
  const now = useNow(1000)
  const start = Date.parse(from)
  const part = Math.min(1, Math.max(0, (now - start) / Math.max(1, Date.parse(at) - start)))
  return (
    <div aria-hidden className="mt-1 h-1 overflow-hidden rounded-full bg-line">
      <div
        suppressHydrationWarning
        className={clsx('h-full origin-left rounded-full', part === 1 ? 'bg-warning' : 'bg-accent')}
        style={{ transform: `scaleX(${part.toFixed(4)})` }}
      />
    </div>
  )
}

/** Whether an instant has come; false while there is none. */
export function useIsDue(at: string | null): boolean {
  const now = useNow(1000)
  return at !== null && Date.parse(at) <= now
}
