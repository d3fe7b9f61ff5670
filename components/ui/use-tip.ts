'use client'
import { useEffect, useState } from 'react'

const DELAY_MS = 400
/** So soon after another one, the next shows at once. */
const NEXT_MS = 200
/** On the way from a control to its tip the pointer is over neither. */
const GAP_MS = 120
const PLACES = '[data-tip], [data-tip-box]'

/** The control whose tip is to be seen, and how to take it away. */
export interface ShownTip {
  control: HTMLElement
  close: () => void
}

/**
 * Rests the pointer on a control with a tip, or stands the focus of the keys there, the tip is to be seen. It goes when
 * they leave, with Escape (which does whatever else it does), and once the control was used. Fingers get none.
 */
export function useTip(): ShownTip | null {
  const [control, setControl] = useState<HTMLElement | null>(null)
  useEffect(() => watchTips(setControl), [])
  return control && { control, close: () => setControl(null) }
}

function watchTips(onShow: (control: HTMLElement | null) => void): () => void {
  let shown: HTMLElement | null = null
  let pointed: HTMLElement | null = null
  let closedAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined

  const show = (next: HTMLElement | null) => {
    clearTimeout(timer)
    if (shown && !next) closedAt = performance.now()
    shown = next
    onShow(next)
  }
  const point = (at: HTMLElement | null) => {
    if (at === pointed) return
    pointed = at
    clearTimeout(timer)
    // On the tip itself it stays, to be read.
    if (at === shown || at?.matches('[data-tip-box]')) return
    const isNext = shown?.isConnected || performance.now() - closedAt < NEXT_MS
    const wait = at === null ? GAP_MS : isNext ? 0 : DELAY_MS
    timer = setTimeout(() => show(at), wait)
  }
  const used = () => show(null)

  const stop = new AbortController()
  const on = <Name extends keyof DocumentEventMap>(name: Name, listener: (event: DocumentEventMap[Name]) => void) =>
    document.addEventListener(name, listener, { capture: true, passive: true, signal: stop.signal })
  on('pointerover', (event) => {
    if (event.pointerType !== 'touch') point(placeOf(event.target))
  })
  on('pointerout', (event) => {
    if (event.relatedTarget === null) point(null)
  })
  on('focusin', ({ target }) => {
    if (target instanceof HTMLElement && target.matches('[data-tip]:focus-visible')) show(target)
  })
  on('focusout', ({ target }) => {
    if (shown && target === shown) show(null)
  })
  on('pointerdown', (event) => {
    if (!placeOf(event.target)?.matches('[data-tip-box]')) used()
  })
  on('click', used)
  on('keydown', ({ key }) => {
    if (key === 'Escape') used()
  })
  on('scroll', ({ target }) => {
    if (shown && target instanceof Node && target.contains(shown)) used()
  })
  return () => {
    clearTimeout(timer)
    stop.abort()
  }
}

const placeOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(PLACES) : null
