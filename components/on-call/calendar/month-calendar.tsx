'use client'
import clsx from 'clsx'
import { CalendarLegend } from '@/components/on-call/calendar/calendar-legend'
import { MonthNav } from '@/components/on-call/calendar/month-nav'
import { useDayKeys } from '@/components/on-call/calendar/use-day-keys'
import { type Drawn, useDrag } from '@/components/on-call/calendar/use-drag'
import { WeekLines } from '@/components/on-call/calendar/week-lines'
import { type Ghost, WeekRow } from '@/components/on-call/calendar/week-row'
import { WeekdayNames } from '@/components/on-call/calendar/weekday-names'
import type { Week } from '@/components/on-call/calendar/weeks'
import { cardClass } from '@/components/ui/card'
import { useIsPhone } from '@/components/ui/use-is-phone'
import type { Seat } from '@/lib/domain/on-call/rota'
import type { ShiftView } from '@/lib/domain/on-call/rota-view'

export interface MonthCalendarProps {
  /** In which days are told: that of the rota. */
  zone: string
  month: string
  onMonth: (month: string) => void
  weeks: readonly Week[]
  shifts: readonly ShiftView[] | undefined
  seats: readonly Seat[]
  now: number
  viewerId: string
  ghost: Ghost | null
  chosen: ShiftView | null
  onOpen: (shift: ShiftView) => void
  /** Null for who only reads. */
  onDrawn: ((drawn: Drawn) => void) | null
  onDays: (first: string, last: string) => void
}

/** A month of a rota, week under week. On a phone each week also says in words who has it, and what is over is left out of this month. */
export function MonthCalendar(props: MonthCalendarProps) {
  const { zone, month, onMonth, weeks, shifts, seats, now, viewerId, ghost, chosen, onOpen, onDrawn } = props
  const drag = useDrag({ weeks, shifts: shifts ?? [], now, ghost, onDrawn: (drawn) => onDrawn?.(drawn) })
  const days = useDayKeys({ month, now, zone, onMonth, onDays: props.onDays })
  const canDraw = onDrawn !== null
  const isPhone = useIsPhone()
  const isThisMonth = weeks.some((week) => week.from <= now && now < week.to)
  return (
    <section aria-label="Calendar" className="flex min-w-0 flex-col gap-2">
      <MonthNav month={month} zone={zone} now={now} onMonth={onMonth} />
      <div
        ref={days.area}
        className={clsx(cardClass, 'overflow-hidden')}
        {...(canDraw && { onKeyDown: days.handleKeyDown })}
      >
        <WeekdayNames />
        <div ref={drag.area} {...(canDraw && drag.handlers)}>
          {weeks.map((week, index) => (
            <div key={week.from} className={clsx(isThisMonth && week.to <= now && 'max-md:hidden')}>
              <WeekRow
                week={week}
                index={index}
                month={month}
                shifts={shifts}
                seats={seats}
                now={now}
                viewerId={viewerId}
                ghost={drag.drawing ?? ghost}
                chosen={chosen}
                selection={days.selection}
                tabDay={days.tabDay}
                // Too narrow for a finger there: the lines beneath are what is pressed.
                onOpen={isPhone ? null : onOpen}
                onDay={canDraw ? days.handleDay : null}
                isDrawable={canDraw}
              />
              <WeekLines
                week={week}
                shifts={shifts}
                zone={zone}
                viewerId={viewerId}
                since={isThisMonth ? now : 0}
                onOpen={onOpen}
              />
            </div>
          ))}
        </div>
      </div>
      <CalendarLegend hasSecondary={seats.length > 1} canDraw={canDraw} />
    </section>
  )
}
