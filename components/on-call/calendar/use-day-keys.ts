'use client'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { addDays, dayAt, weekdayOf } from '@/components/on-call/calendar/days'
import { dayText, monthAfter, monthOf } from '@/components/on-call/calendar/weeks'
import { useAnnounce } from '@/components/ui/live-region'

export interface DayKeysUse {
  month: string
  now: number
  zone: string
  onMonth: (month: string) => void
  /** Both days inside, the earlier one first. */
  onDays: (first: string, last: string) => void
}

const order = (a: string, b: string): [string, string] => (a <= b ? [a, b] : [b, a])

/**
 * Days by keys: arrows move, with Shift they select, Page Up and Page Down turn months, Home and End go to the ends of the
 * week, Enter hands over what is selected.
 */
export function useDayKeys({ month, now, zone, onMonth, onDays }: DayKeysUse) {
  const announce = useAnnounce()
  const area = useRef<HTMLDivElement>(null)
  const today = dayAt(now, zone)
  const [at, setAt] = useState<{ day: string; anchor: string; isMoved: boolean } | null>(null)
  // Before anybody was there, the tab key leads to today, or to the first of another month.
  const entry = monthOf(today) === month ? today : `${month}-01`
  const day = at && monthOf(at.day) === month ? at.day : entry

  useEffect(() => {
    if (at?.isMoved) area.current?.querySelector<HTMLElement>(`[data-day="${at.day}"]`)?.focus()
  }, [at])

  function moveTo(next: string, isSelecting: boolean) {
    const anchor = isSelecting ? (at?.anchor ?? day) : next
    setAt({ day: next, anchor, isMoved: true })
    if (monthOf(next) !== month) onMonth(monthOf(next))
    const [first, last] = order(anchor, next)
    if (first !== last) announce(`${dayText(first)} to ${dayText(last)} selected`)
  }

  function handleKeyDown(event: KeyboardEvent) {
    const target = event.target instanceof HTMLElement ? event.target.dataset.day : undefined
    if (!target || event.altKey || event.ctrlKey || event.metaKey) return
    const next = stepOf(event.key, target)
    if (next) {
      event.preventDefault()
      moveTo(next, event.shiftKey)
    }
  }

  function handleDay(pressed: string) {
    const anchor = at && at.day === pressed ? at.anchor : pressed
    setAt({ day: pressed, anchor, isMoved: false })
    onDays(...order(anchor, pressed))
  }

  const selection = at && at.anchor !== at.day ? order(at.anchor, at.day) : null
  return { area, tabDay: day, selection, handleKeyDown, handleDay }
}

function stepOf(key: string, day: string): string | null {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1)
    case 'ArrowRight':
      return addDays(day, 1)
    case 'ArrowUp':
      return addDays(day, -7)
    case 'ArrowDown':
      return addDays(day, 7)
    case 'Home':
      return addDays(day, 1 - weekdayOf(day))
    case 'End':
      return addDays(day, 7 - weekdayOf(day))
    case 'PageUp':
      return sameDayOf(monthAfter(monthOf(day), -1), day)
    case 'PageDown':
      return sameDayOf(monthAfter(monthOf(day), 1), day)
    default:
      return null
  }
}

/** The same day of another month, or its last one. */
function sameDayOf(month: string, day: string): string {
  const last = addDays(`${monthAfter(month, 1)}-01`, -1)
  const same = `${month}${day.slice(7)}`
  return same < last ? same : last
}
