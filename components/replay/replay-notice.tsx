'use client'
import { History } from 'lucide-react'
import { buttonClass } from '@/components/ui/button-class'
import { useTimeZone } from '@/components/ui/clock'
import { Link } from '@/components/ui/link'
import { timeText, zoneText } from '@/components/ui/time-text'

export interface ReplayNoticeProps {
  incidentKey: string
  at: number
  /** Events written since the log was read. */
  more: number
  onMore: () => void
}

/** Above everything: that this is the past, which moment of it, and the way back. */
export function ReplayNotice({ incidentKey, at, more, onMore }: ReplayNoticeProps) {
  const zone = useTimeZone()
  return (
    <div className="flex min-h-9 shrink-0 items-center gap-x-3 border-accent-line border-b bg-accent-soft px-4 py-1 text-13 md:pl-5">
      <History aria-hidden size={14} strokeWidth={1.75} className="shrink-0 text-accent max-md:hidden" />
      <p className="min-w-0 flex-1">
        <span className="max-md:hidden">The room as it was on </span>
        <time dateTime={new Date(at).toISOString()} className="font-medium" suppressHydrationWarning>
          <span className="max-md:hidden">{timeText(at, 'day', zone)}</span>
          <span className="md:hidden">{timeText(at, 'date', zone)}</span>, {timeText(at, 'seconds', zone)}{' '}
          {zoneText(at, zone)}
        </time>
      </p>
      {more > 0 && (
        <button
          type="button"
          className="link relative shrink-0 rounded-1 before:absolute before:-inset-x-2 before:-inset-y-3"
          onClick={onMore}
        >
          {more} more<span className="max-md:sr-only"> since</span>
        </button>
      )}
      <Link href={`/incidents/${incidentKey}`} className={buttonClass({})}>
        <span className="max-md:sr-only">Back to the room</span>
        <span aria-hidden className="md:hidden">
          Room
        </span>
      </Link>
    </div>
  )
}
