'use client'
import clsx from 'clsx'
import { barsOf, placeOf } from '@/components/on-call/calendar/bars'
import { DayButton } from '@/components/on-call/calendar/day-button'
import { Edge, ShiftBar } from '@/components/on-call/calendar/shift-bar'
import type { Stretch } from '@/components/on-call/calendar/stretches'
import { type Week, weekText } from '@/components/on-call/calendar/weeks'
import { SEAT_NAMES } from '@/components/on-call/shift-words'
import { Skeleton } from '@/components/ui/skeleton'
import type { Seat } from '@/lib/domain/on-call/rota'
import type { ShiftView } from '@/lib/domain/on-call/rota-view'

/** An override that is being drawn. */
export interface Ghost extends Stretch {
  seat: Seat
}

export interface WeekRowProps {
  week: Week
  index: number
  /** Undefined while they are on their way. */
  shifts: readonly ShiftView[] | undefined
  seats: readonly Seat[]
  now: number
  viewerId: string
  /** Days of other months are quiet. */
  month?: string
  ghost?: Ghost | null
  chosen?: ShiftView | null
  /** From and to which day, both inside. */
  selection?: readonly [string, string] | null
  /** The day that the tab key leads to. */
  tabDay?: string | null
  onOpen?: ((shift: ShiftView) => void) | null
  onDay?: ((day: string) => void) | null
  isDrawable?: boolean
}

/** Seven days, and in a line for each seat who has it. */
export function WeekRow(props: WeekRowProps) {
  const { week, index, shifts, seats, now, month, selection, tabDay, onDay } = props
  return (
    <div className="relative border-line border-t">
      <h3 className="sr-only">{weekText(week)}</h3>
      <Columns now={now} week={week} />
      <ol className="grid grid-cols-7">
        {week.days.map((day) => (
          <DayButton
            key={day.day}
            day={day}
            now={now}
            isQuiet={month !== undefined && !day.day.startsWith(month)}
            isSelected={!!selection && selection[0] <= day.day && day.day <= selection[1]}
            isTabStop={tabDay === day.day}
            onPress={onDay ?? null}
          />
        ))}
      </ol>
      <div data-week={index} className={clsx('pb-2.5', props.isDrawable && 'touch-pan-y select-none')}>
        {seats.map((seat) => (
          <Lane key={seat} seat={seat} {...props} />
        ))}
        {!shifts && <Skeleton className="mx-2 -mt-6 h-5" />}
      </div>
    </div>
  )
}

/** The hairlines between days, and where we are now. */
function Columns({ week, now }: Pick<WeekRowProps, 'week' | 'now'>) {
  const isNow = week.from <= now && now < week.to
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0">
      <div className="grid h-full grid-cols-7 divide-x divide-line">
        {week.days.map(({ day }) => (
          <span key={day} />
        ))}
      </div>
      {isNow && (
        <span
          className="absolute inset-y-0 z-10 w-px bg-text"
          style={{ left: `${(placeOf(week, now) / 7) * 100}%` }}
          suppressHydrationWarning
        />
      )}
    </div>
  )
}

function Lane({ seat, week, shifts, viewerId, chosen, ghost, onOpen, isDrawable }: WeekRowProps & { seat: Seat }) {
  const drawn = ghost?.seat === seat ? barsOf([ghostShift(ghost)], seat, week)[0] : undefined
  return (
    <div data-seat={seat} className="relative mt-1 h-7 max-md:h-8">
      <ul aria-label={SEAT_NAMES[seat]} className="absolute inset-0">
        {barsOf(shifts ?? [], seat, week).map((bar) => (
          <ShiftBar
            key={bar.shift.from}
            bar={bar}
            viewerId={viewerId}
            isChosen={chosen?.from === bar.shift.from && chosen.seat === seat}
            onOpen={onOpen ?? null}
            hasEdges={isDrawable === true}
          />
        ))}
      </ul>
      {drawn && (
        <div
          aria-hidden
          data-ghost
          className="absolute inset-y-0 z-10 flex items-center rounded-1 border-2 border-accent bg-accent-soft px-1 font-semibold text-12 text-accent"
          style={{ left: `${(drawn.left / 7) * 100}%`, width: `${((drawn.right - drawn.left) / 7) * 100}%` }}
        >
          <span className="truncate">Override</span>
          {drawn.isBegin && <Edge edge="from" isOutset />}
          {drawn.isEnd && <Edge edge="to" isOutset />}
        </div>
      )}
    </div>
  )
}

const ghostShift = ({ seat, from, to }: Ghost): ShiftView => ({
  seat,
  person: null,
  override: null,
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
})
