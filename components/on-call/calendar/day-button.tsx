'use client'
import clsx from 'clsx'
import type { Day } from '@/components/on-call/calendar/days'
import { dayText, shortDayText } from '@/components/on-call/calendar/weeks'

export interface DayButtonProps {
  day: Day
  now: number
  isQuiet: boolean
  isSelected: boolean
  isTabStop: boolean
  /** Null where days are only read. */
  onPress: ((day: string) => void) | null
}

/** The number of a day; pressed, the whole day is chosen for an override. */
export function DayButton({ day: { day, from, to }, now, isQuiet, isSelected, isTabStop, onPress }: DayButtonProps) {
  const isToday = from <= now && now < to
  const isFirst = day.endsWith('-01')
  const number = (
    <span
      aria-hidden
      suppressHydrationWarning
      className={clsx(
        'inline-grid h-5 min-w-5 place-items-center rounded-full px-1 text-12',
        isToday && 'bg-text font-semibold text-surface',
        !isToday && (isQuiet || to <= now ? 'text-text-3' : 'text-text-2'),
      )}
    >
      {isFirst ? shortDayText(day) : Number(day.slice(8))}
    </span>
  )
  const words = `${dayText(day)}${isToday ? ', today' : ''}`
  const className = clsx('flex h-7 w-full items-center px-1 max-md:h-11', isSelected && 'bg-accent-soft')
  return (
    <li>
      {onPress ? (
        <button
          type="button"
          data-day={day}
          tabIndex={isTabStop ? 0 : -1}
          aria-label={words}
          aria-pressed={isSelected}
          title="Override this day"
          className={clsx(className, 'relative hover:bg-hover focus-visible:-outline-offset-2')}
          onClick={() => onPress(day)}
        >
          {number}
        </button>
      ) : (
        <span className={className}>
          {number}
          <span className="sr-only">{words}</span>
        </span>
      )}
    </li>
  )
}
