'use client'
import { dueText } from '@/components/postmortem/review/review-words'
import { Chip } from '@/components/ui/chip'
import { useNow, useTimeZone } from '@/components/ui/clock'
import { timeText } from '@/components/ui/time-text'

const EVERY_MS = 30_000

/** When the postmortem has to be published; overdue stands out. */
export function DueChip({ dueAt }: { dueAt: string }) {
  const now = useNow(EVERY_MS)
  const zone = useTimeZone()
  const at = Date.parse(dueAt)
  return (
    <Chip tone={at < now ? 'warning' : 'neutral'} title={`To be published by ${timeText(at, 'full', zone)}`}>
      <span suppressHydrationWarning className="first-letter:uppercase">
        {dueText(dueAt, now)}
      </span>
    </Chip>
  )
}
