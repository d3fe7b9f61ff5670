'use client'
import clsx from 'clsx'
import { Check } from 'lucide-react'
import { useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { ChecklistAct } from '@/components/procedure/checklist-act'
import { LocalTime } from '@/components/ui/local-time'
import { durationText } from '@/components/ui/time-text'
import type { ReachableItem } from '@/lib/domain/incident/state'

export interface ChecklistRowProps {
  item: ReachableItem
  declaredAt: string
  /** The five minutes are history: when each was reached is told from the declaration. */
  isOver: boolean
  /** What is to be done now. */
  isPresent: boolean
  /** Makes it that. */
  onChoose: (() => void) | null
  canAct: boolean
}

/** One question of the first five minutes, and who answered it when. */
export function ChecklistRow({ item, declaredAt, isOver, isPresent, onChoose, canAct }: ChecklistRowProps) {
  const { title, reached } = item
  return (
    <li
      aria-current={isPresent ? 'step' : undefined}
      className={clsx('relative rounded-2 px-1', isPresent ? 'bg-accent-soft pb-1' : onChoose && 'hover:bg-hover')}
    >
      <div className="grid min-h-7 grid-cols-[16px_minmax(0,1fr)_auto] items-center gap-x-2 py-1 max-md:min-h-11 max-md:text-14">
        <Box isReached={reached !== null} isPresent={isPresent} />
        {onChoose ? (
          <button
            type="button"
            onClick={onChoose}
            className="min-w-0 rounded-1 text-left [overflow-wrap:anywhere] before:absolute before:inset-0"
          >
            {title}
            <span className="sr-only">, open. Do this now</span>
          </button>
        ) : (
          <span
            className={clsx('min-w-0 [overflow-wrap:anywhere]', reached && 'text-text-2', isPresent && 'font-medium')}
          >
            {title}
            {!reached && <span className="sr-only">, open</span>}
          </span>
        )}
        {reached && <Stamp reached={reached} declaredAt={declaredAt} isOver={isOver} />}
      </div>
      {isPresent && canAct && <ChecklistAct item={item} />}
    </li>
  )
}

function Box({ isReached, isPresent }: { isReached: boolean; isPresent: boolean }) {
  if (isReached) {
    return (
      <span aria-hidden className="grid size-4 place-items-center rounded-1 bg-text-3 text-surface">
        <Check size={11} strokeWidth={3} />
      </span>
    )
  }
  return (
    <span
      aria-hidden
      className={clsx(
        'grid size-4 place-items-center rounded-1 border-[1.5px]',
        isPresent ? 'border-accent bg-surface' : 'border-control',
      )}
    >
      {isPresent && <span className="size-2 rounded-[2px] bg-accent" />}
    </span>
  )
}

interface StampProps {
  reached: NonNullable<ReachableItem['reached']>
  declaredAt: string
  isOver: boolean
}

/** Who and when; leads to the line that stamped it. */
function Stamp({ reached: { at, by, seq }, declaredAt, isOver }: StampProps) {
  const { nameOf } = useRoom()
  const { jumpTo } = useRoomNavigation()
  return (
    <button
      type="button"
      onClick={() => jumpTo(seq)}
      className="relative whitespace-nowrap rounded-1 text-12 text-text-3 before:absolute before:-inset-2 hover:underline"
    >
      <span className="sr-only">reached by </span>
      <span className="inline-block max-w-24 truncate align-bottom">{nameOf(by)}</span>{' '}
      {isOver ? `after ${durationText(Date.parse(at) - Date.parse(declaredAt))}` : <LocalTime at={at} />}
    </button>
  )
}
