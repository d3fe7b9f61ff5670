'use client'
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { boxesOf, idsOf, type Stage } from '@/components/postmortem/cards/card-hosts'
import type { Places } from '@/components/postmortem/cards/card-store'
import {
  isThere,
  nextSpot,
  placeWords,
  type Spot,
  type Step,
  spotAt,
  spotOf,
} from '@/components/postmortem/cards/spots'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { useAnnounce } from '@/components/ui/live-region'
import { placeCard, readSentence, statementOf } from '@/lib/domain/postmortem/document'
import { CARD_LISTS, SECTION_TITLES } from '@/lib/domain/postmortem/sections'
import { excerpt } from '@/lib/domain/text'

export interface Moving {
  id: string
  spot: Spot
  by: 'keys' | 'pointer'
}

const STEPS: Record<string, Step> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' }

/** Moving cards by pointer, by touch and by keys. Only where a card stands is written, so what is written in it stays. */
export function useMoving(places: Places, stageRef: RefObject<Stage>) {
  const { doc, me } = usePostmortem()
  const announce = useAnnounce()
  const [moving, setMoving] = useState<Moving | null>(null)
  const point = useRef<{ x: number; y: number } | null>(null)
  const ids = idsOf(places)
  const isPointing = moving?.by === 'pointer'

  function place(id: string, spot: Spot) {
    if (isThere(ids, id, spot)) return
    announce(`${said(id)} moved to ${spotWords(id, spot)}`)
    placeCard(doc, id, spot, { id: me.id, name: me.name }, new Date().toISOString())
  }
  function step(id: string, to: Step) {
    const from = spotOf(ids, id)
    const next = from && nextSpot(ids, id, from, to)
    if (next) place(id, next)
    else announce('There is no further place')
  }
  const spotWords = (id: string, spot: Spot) => `${SECTION_TITLES[spot.list]}, ${placeWords(ids, id, spot)}`
  const said = (id: string) => {
    const found = CARD_LISTS.flatMap((list) => places[list]).find((each) => each.id === id)
    return (found && excerpt(readSentence(statementOf(found.card)), 60)) || 'The card'
  }

  function handleKey(id: string, event: KeyboardEvent) {
    const to = STEPS[event.key]
    const isPress = event.key === ' ' || event.key === 'Enter'
    if (event.altKey && to) {
      event.preventDefault()
      return step(id, to)
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const held = moving?.by === 'keys' && moving.id === id ? moving : null
    if (isPress) {
      event.preventDefault()
      if (event.repeat) return
      setMoving(null)
      if (held) return isThere(ids, id, held.spot) ? announce(`${said(id)} stays`) : place(id, held.spot)
      const spot = spotOf(ids, id)
      if (!spot) return
      setMoving({ id, spot, by: 'keys' })
      return announce(`${said(id)} picked up. Arrow keys choose the place, Space puts it there, Escape leaves it.`)
    }
    if (!held) return
    if (event.key === 'Escape') {
      event.preventDefault()
      setMoving(null)
      announce(`${said(id)} stays`)
    } else if (to) {
      event.preventDefault()
      const next = nextSpot(ids, id, held.spot, to)
      if (next) setMoving({ ...held, spot: next })
      announce(next ? spotWords(id, next) : 'There is no further place')
    }
  }

  // The columns move under a pointer that stands still while the page scrolls.
  useEffect(() => {
    if (!isPointing) return
    const follow = (event: Event) => {
      if (event instanceof PointerEvent) point.current = { x: event.clientX, y: event.clientY }
      const at = point.current
      if (!at) return
      setMoving((before) => {
        if (before?.by !== 'pointer') return before
        const spot = spotAt(boxesOf(stageRef.current, places), before.id, at)
        const isSame = spot?.list === before.spot.list && spot.before === before.spot.before
        return spot && !isSame ? { ...before, spot } : before
      })
    }
    window.addEventListener('pointermove', follow, { passive: true })
    window.addEventListener('scroll', follow, { passive: true, capture: true })
    return () => {
      window.removeEventListener('pointermove', follow)
      window.removeEventListener('scroll', follow, { capture: true })
    }
  }, [isPointing, stageRef, places])

  return {
    moving,
    place,
    step,
    handleKey,
    handleLeft: (id: string) => setMoving((before) => (before?.by === 'keys' && before.id === id ? null : before)),
    handleDragStart(id: string) {
      point.current = null
      const spot = spotOf(ids, id)
      if (spot) setMoving({ id, spot, by: 'pointer' })
    },
    handleDragEnd(isDropped: boolean) {
      if (moving && isDropped) place(moving.id, moving.spot)
      setMoving(null)
    },
  }
}
