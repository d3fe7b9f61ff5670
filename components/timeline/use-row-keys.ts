'use client'
import type { Virtualizer } from '@tanstack/react-virtual'
import type { RefObject } from 'react'
import type { TimelineItem } from '@/components/timeline/timeline-items'

export interface RowKeysOptions {
  items: TimelineItem[]
  currentKey: string | null
  onCurrent: (key: string) => void
  scroller: RefObject<HTMLDivElement | null>
  virtualizer: Virtualizer<HTMLDivElement, Element>
}

/** Moves the focus by lines, also to those that are not on screen yet. */
export function useRowKeys({ items, currentKey, onCurrent, scroller, virtualizer }: RowKeysOptions) {
  return (step: number) => {
    const current = currentKey === null ? items.length - 1 : items.findIndex(({ key }) => key === currentKey)
    const index = Math.max(0, Math.min(items.length - 1, current + step))
    const item = items[index]
    if (!item) return
    onCurrent(item.key)
    virtualizer.scrollToIndex(index, { align: 'auto' })
    // It is on screen a frame after it was scrolled to.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] article`)
        row?.focus({ preventScroll: true })
      }),
    )
  }
}
