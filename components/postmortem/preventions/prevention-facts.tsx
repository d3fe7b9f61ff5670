'use client'
import clsx from 'clsx'
import { Avatar } from '@/components/ui/avatar'
import { useNow } from '@/components/ui/clock'
import { dayOf, isOverdue, type Prevention } from '@/lib/domain/postmortem/prevention'
import { dayText } from '@/lib/domain/postmortem/prevention-words'

// Shown also where no document is: nothing in here may need one.

const MINUTE_MS = 60_000
export const useToday = (): string => dayOf(useNow(MINUTE_MS))

export function OwnerName({ owner }: Pick<Prevention, 'owner'>) {
  if (!owner) return <span className="whitespace-nowrap text-warning">Nobody yet</span>
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap">
      <Avatar {...owner} />
      {owner.name}
    </span>
  )
}

/** The day it is due; said in words when it is past. */
export function DueDay({ prevention }: { prevention: Prevention }) {
  const today = useToday()
  const { dueOn } = prevention
  if (dueOn === null) return <span className="whitespace-nowrap text-text-3">No day</span>
  const isLate = isOverdue(prevention, today)
  return (
    <time
      dateTime={dueOn}
      suppressHydrationWarning
      className={clsx('whitespace-nowrap', isLate && 'font-medium text-warning')}
    >
      {dayText(dueOn, today)}
      {isLate && <span className="block text-12 max-md:ml-1 max-md:inline"> overdue</span>}
    </time>
  )
}
