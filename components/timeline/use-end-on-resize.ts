'use client'
import { type RefObject, useEffect, useRef } from 'react'
import { keepEndOnResize } from '@/components/timeline/end-on-resize'
import type { Sight } from '@/components/timeline/sight'

/** Whoever reads the last line still does when the composer grows, a keyboard comes up, or the list comes back into sight. */
export function useEndOnResize(
  scroller: RefObject<HTMLElement | null>,
  { isShown, isAtEnd }: Sight,
  withinPx: number,
  toEnd: () => void,
): void {
  const wasLeftAtEnd = useRef(true)
  useEffect(() => {
    if (isShown) wasLeftAtEnd.current = isAtEnd
  }, [isShown, isAtEnd])
  useEffect(() => {
    const element = scroller.current
    return element ? keepEndOnResize(element, withinPx, () => wasLeftAtEnd.current, toEnd) : undefined
  }, [scroller, withinPx, toEnd])
}
