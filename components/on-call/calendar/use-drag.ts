'use client'
import { type MouseEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { instantMeant, type Stretch, stretchOf, stretchOfEdge } from '@/components/on-call/calendar/stretches'
import type { Ghost } from '@/components/on-call/calendar/week-row'
import type { Week } from '@/components/on-call/calendar/weeks'
import { SEATS, type Seat } from '@/lib/domain/on-call/rota'
import type { ShiftView } from '@/lib/domain/on-call/rota-view'

/** A press that moves less is a click. */
const THRESHOLD = 5
const MOUSE_HOURS = 6
/** A finger covers half a day of a phone. */
const FINGER_HOURS = 12
/** How far from an end it is taken hold of, in pixels. */
const EDGE = { mouse: 8, touch: 16 }

/** What was taken hold of: an empty place, an end of a shift, or an end of what was drawn before. */
type Grip =
  | { kind: 'place'; anchor: number }
  | { kind: 'edge'; shift: ShiftView; edge: 'from' | 'to' }
  | { kind: 'ghost'; anchor: number }

interface Pull {
  grip: Grip
  seat: Seat
  x: number
  y: number
  isMoving: boolean
}

export interface Drawn extends Stretch {
  seat: Seat
  /** Null when it is not said by what was dragged. */
  personId: string | null
}

export interface DragUse {
  weeks: readonly Week[]
  shifts: readonly ShiftView[]
  now: number
  /** What was drawn before and not sent yet. */
  ghost: Ghost | null
  onDrawn: (drawn: Drawn) => void
}

/** Draws an override over the lines of weeks, by mouse, pen or finger. Escape leaves it. */
export function useDrag({ weeks, shifts, now, ghost, onDrawn }: DragUse) {
  const area = useRef<HTMLDivElement>(null)
  const pull = useRef<Pull | null>(null)
  const hasMoved = useRef(false)
  const [drawing, setDrawing] = useState<Drawn | null>(null)
  const isDrawing = drawing !== null

  useEffect(() => {
    if (!isDrawing) return
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      pull.current = null
      setDrawing(null)
    }
    window.addEventListener('keydown', leave)
    return () => window.removeEventListener('keydown', leave)
  }, [isDrawing])

  function instantUnder({ clientX, clientY, pointerType }: PointerEvent): number | null {
    const found = weekUnder(area.current, weeks, clientX, clientY)
    if (!found) return null
    const hours = pointerType === 'touch' ? FINGER_HOURS : MOUSE_HOURS
    return instantMeant(found.week, found.place, shifts, hours)
  }

  function gripOf(event: PointerEvent, seat: Seat): Grip | null {
    const target = event.target instanceof Element ? event.target : null
    const ghostEdge = target?.closest<HTMLElement>('[data-ghost] [data-edge]')?.dataset.edge
    if (ghostEdge && ghost) return { kind: 'ghost', anchor: ghostEdge === 'from' ? ghost.to : ghost.from }
    const bar = target?.closest<HTMLElement>('[data-from]')
    const shift = shifts.find((one) => one.seat === seat && one.from === bar?.dataset.from)
    const edge = bar ? edgeUnder(bar, event) : null
    if (edge && shift) return { kind: 'edge', shift, edge }
    const anchor = instantUnder(event)
    return anchor === null ? null : { kind: 'place', anchor }
  }

  function drawnBy({ grip, seat }: Pull, instant: number): Drawn | null {
    if (grip.kind === 'edge') {
      const stretch = stretchOfEdge(grip.shift, grip.edge, instant, now)
      return stretch && { seat, ...stretch }
    }
    const stretch = stretchOf(grip.anchor, instant, now)
    return stretch && { seat, personId: null, ...stretch }
  }

  const handlers = {
    onPointerDown(event: PointerEvent) {
      hasMoved.current = false
      const seat = seatUnder(event.target)
      if (event.button !== 0 || !event.isPrimary || !seat) return
      const grip = gripOf(event, seat)
      if (grip) pull.current = { grip, seat, x: event.clientX, y: event.clientY, isMoving: false }
    },
    onPointerMove(event: PointerEvent) {
      const held = pull.current
      if (!held) return
      if (!held.isMoving) {
        if (Math.hypot(event.clientX - held.x, event.clientY - held.y) < THRESHOLD) return
        held.isMoving = true
        hasMoved.current = true
        event.currentTarget.setPointerCapture(event.pointerId)
      }
      const instant = instantUnder(event)
      if (instant !== null) setDrawing(drawnBy(held, instant))
    },
    onPointerUp(event: PointerEvent) {
      const held = pull.current
      const instant = held?.isMoving ? instantUnder(event) : null
      const drawn = held && instant !== null ? drawnBy(held, instant) : null
      if (drawn) onDrawn(drawn)
      pull.current = null
      setDrawing(null)
    },
    // A finger that scrolls the page draws nothing.
    onPointerCancel() {
      pull.current = null
      setDrawing(null)
    },
    // What ends a drag is no click.
    onClickCapture(event: MouseEvent) {
      if (!hasMoved.current) return
      hasMoved.current = false
      event.preventDefault()
      event.stopPropagation()
    },
  }
  return { area, drawing, handlers }
}

function seatUnder(target: EventTarget): Seat | null {
  const lane = target instanceof Element ? target.closest<HTMLElement>('[data-seat]') : null
  return SEATS.find((seat) => seat === lane?.dataset.seat) ?? null
}

/** The end of a bar that is taken hold of. Some browsers say of what is in a button only that it is the button. */
function edgeUnder(bar: HTMLElement, { clientX, pointerType }: PointerEvent): 'from' | 'to' | null {
  const { left, right } = bar.getBoundingClientRect()
  const reach = pointerType === 'touch' ? EDGE.touch : EDGE.mouse
  if (bar.dataset.begins === 'true' && clientX - left <= reach) return 'from'
  return bar.dataset.ends === 'true' && right - clientX <= reach ? 'to' : null
}

/** The week that is nearest to a point, and how far into it the point lies, in days. */
function weekUnder(area: HTMLElement | null, weeks: readonly Week[], x: number, y: number) {
  let best: { week: Week; place: number; distance: number } | null = null
  for (const row of area?.querySelectorAll<HTMLElement>('[data-week]') ?? []) {
    const week = weeks[Number(row.dataset.week)]
    const box = row.getBoundingClientRect()
    if (!week || box.height === 0) continue
    const distance = Math.max(box.top - y, y - box.bottom, 0)
    const place = Math.min(7, Math.max(0, ((x - box.left) / box.width) * 7))
    if (!best || distance < best.distance) best = { week, place, distance }
  }
  return best
}
