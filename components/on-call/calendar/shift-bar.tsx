'use client'
import clsx from 'clsx'
import { ArrowLeftRight, TriangleAlert } from 'lucide-react'
import type { Bar } from '@/components/on-call/calendar/bars'
import { ORIGIN_NAMES, SEAT_NAMES, stretchText } from '@/components/on-call/shift-words'
import { useTimeZone } from '@/components/ui/clock'
import { initialsOf, type Tint, tintOf } from '@/components/ui/person-mark'
import type { ShiftView } from '@/lib/domain/on-call/rota-view'

const filled = {
  a: 'bg-(--tint-a) text-(--tint-a-ink)',
  b: 'bg-(--tint-b) text-(--tint-b-ink)',
  c: 'bg-(--tint-c) text-(--tint-c-ink)',
  d: 'bg-(--tint-d) text-(--tint-d-ink)',
  e: 'bg-(--tint-e) text-(--tint-e-ink)',
  f: 'bg-(--tint-f) text-(--tint-f-ink)',
} satisfies Record<Tint, string>

const outlined = {
  a: 'inset-ring-(--tint-a-ink)/45',
  b: 'inset-ring-(--tint-b-ink)/45',
  c: 'inset-ring-(--tint-c-ink)/45',
  d: 'inset-ring-(--tint-d-ink)/45',
  e: 'inset-ring-(--tint-e-ink)/45',
  f: 'inset-ring-(--tint-f-ink)/45',
} satisfies Record<Tint, string>

/** Stripes, so that an override is one without colour, too. */
export const stripesClass =
  'bg-[repeating-linear-gradient(135deg,transparent_0_5px,color-mix(in_srgb,currentColor_16%,transparent)_5px_7px)]'

export const gapClass = 'border border-hurting border-dashed bg-hurting-soft text-hurting'

function lookOf({ person, seat, override }: ShiftView, isMine: boolean): string {
  if (!person) return gapClass
  const tint = tintOf(person.id)
  return clsx(
    seat === 'primary' ? filled[tint] : clsx('bg-surface text-text-2 inset-ring', outlined[tint]),
    override && stripesClass,
    isMine && 'font-semibold',
  )
}

/** In days. What is narrower has no room for words, or for ends beside a middle. */
const NARROW = 0.25
/** What is narrower has room for initials only, or for a first name. */
const ROOM_FOR = { firstName: 0.5, name: 1.4 }
/** What is narrower may be less than the 24 pixels that a pointer needs. */
const SLIM = 0.3
/** What is narrower reaches over its neighbours, and lies above them. */
const SLIMMEST = 0.2

export interface ShiftBarProps {
  bar: Bar
  viewerId: string
  isChosen: boolean
  /** Null where nothing can be opened. */
  onOpen: ((shift: ShiftView) => void) | null
  /** Whether its ends can be dragged. */
  hasEdges: boolean
}

/** A shift, or the part of it that lies in one week; who has it stands in it. */
export function ShiftBar({ bar, viewerId, isChosen, onOpen, hasEdges }: ShiftBarProps) {
  const zone = useTimeZone()
  const { shift, left, right, isBegin, isEnd } = bar
  const { person, override, seat } = shift
  const isMine = person?.id === viewerId
  const name = person ? (isMine ? 'You' : person.name) : 'Gap'
  const days = right - left
  const className = clsx(
    'relative flex h-full w-full min-w-0 items-center gap-1 overflow-hidden text-left text-12 max-md:text-11',
    days < ROOM_FOR.firstName ? 'justify-center px-0.5' : 'px-1.5 max-md:px-1',
    isBegin ? 'rounded-l-1' : 'rounded-l-none',
    isEnd ? 'rounded-r-1' : 'rounded-r-none',
    lookOf(shift, isMine),
    isChosen && 'outline-2 outline-accent',
  )
  const content = (
    <>
      {!person && <TriangleAlert aria-hidden size={12} strokeWidth={2} className="shrink-0" />}
      {override && <ArrowLeftRight aria-hidden size={12} strokeWidth={2} className="shrink-0" />}
      {days >= NARROW && <Name name={name} days={days} isPerson={person !== null && !isMine} />}
      {hasEdges && days >= NARROW && (
        <>
          {isBegin && <Edge edge="from" />}
          {isEnd && <Edge edge="to" />}
        </>
      )}
    </>
  )
  const when = stretchText(Date.parse(shift.from), Date.parse(shift.to), null, zone)
  const words = `${SEAT_NAMES[seat]}: ${name}, ${when}${override ? `, ${ORIGIN_NAMES[override.origin].toLowerCase()}` : ''}`
  return (
    <li
      data-from={shift.from}
      data-begins={isBegin && days >= NARROW}
      data-ends={isEnd && days >= NARROW}
      data-seat={seat}
      className={clsx('group/bar absolute inset-y-0 px-px', days < SLIM && (days < SLIMMEST ? 'z-2' : 'z-1'))}
      style={{ left: `${(left / 7) * 100}%`, width: `${(days / 7) * 100}%` }}
    >
      {onOpen && days >= SLIM ? (
        <button type="button" title={words} aria-label={words} className={className} onClick={() => onOpen(shift)}>
          {content}
        </button>
      ) : (
        <span title={words} className={className} aria-hidden={onOpen !== null}>
          {content}
        </span>
      )}
      {onOpen && days < SLIM && (
        <button
          type="button"
          title={words}
          aria-label={words}
          className="absolute inset-y-0 left-1/2 w-full min-w-6 -translate-x-1/2 rounded-1"
          onClick={() => onOpen(shift)}
        />
      )}
    </li>
  )
}

/** As much of a name as fits; the whole of it is in the label of the bar. */
function Name({ name, days, isPerson }: { name: string; days: number; isPerson: boolean }) {
  if (!isPerson) return <span className={clsx('truncate', days < 1 && name === 'Gap' && 'max-md:hidden')}>{name}</span>
  if (days < ROOM_FOR.firstName) {
    // Drawn, not written: initials are no part of the label.
    return (
      <span
        aria-hidden
        data-initials={initialsOf(name)}
        className="overflow-hidden whitespace-nowrap before:content-[attr(data-initials)] max-md:text-[10px]"
      />
    )
  }
  return <span className="truncate">{days < ROOM_FOR.name ? name.split(' ')[0] : name}</span>
}

export interface EdgeProps {
  edge: 'from' | 'to'
  /** Reaches beyond what it is the end of, over its border. */
  isOutset?: boolean
}

/** Where an end is taken hold of; by keys it is the fields of the form. */
export function Edge({ edge, isOutset = false }: EdgeProps) {
  return (
    <span
      aria-hidden
      data-edge={edge}
      className={clsx(
        'absolute inset-y-0 cursor-ew-resize rounded-1',
        isOutset ? 'w-3 pointer-coarse:w-6' : 'w-2 group-hover/bar:bg-text/20',
        edge === 'from' ? (isOutset ? '-left-1' : 'left-0') : isOutset ? '-right-1' : 'right-0',
      )}
    />
  )
}
