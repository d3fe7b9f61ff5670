'use client'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { monthAfter, monthAt, monthText } from '@/components/on-call/calendar/weeks'
import { Button } from '@/components/ui/button'
import { useTimeZone } from '@/components/ui/clock'
import { IconButton } from '@/components/ui/icon-button'

export interface MonthNavProps {
  month: string
  zone: string
  now: number
  onMonth: (month: string) => void
}

const glyph = { 'aria-hidden': true, size: 16, strokeWidth: 1.75 } as const

export function MonthNav({ month, zone, now, onMonth }: MonthNavProps) {
  const here = useTimeZone()
  const present = monthAt(now, zone)
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-2 gap-y-1">
      <h2 aria-live="polite" className="min-w-36 font-semibold text-16">
        {monthText(month)}
      </h2>
      <IconButton
        label="Month before"
        keys="k"
        icon={<ChevronLeft {...glyph} />}
        onClick={() => onMonth(monthAfter(month, -1))}
      />
      <IconButton
        label="Month after"
        keys="j"
        icon={<ChevronRight {...glyph} />}
        onClick={() => onMonth(monthAfter(month, 1))}
      />
      {month !== present && (
        <Button size="sm" keys="t" onClick={() => onMonth(present)}>
          Today
        </Button>
      )}
      {here !== zone && (
        <p className="ml-auto text-12 text-text-3">
          Days are those of <b className="font-medium text-text-2">{zone}</b>, times are yours
        </p>
      )}
    </div>
  )
}
