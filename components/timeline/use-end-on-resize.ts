'use client'
import { type RefObject, useEffect } from 'react'

/** Whoever reads the last line, or less than `withinPx` above it, still does when the composer grows or a keyboard comes up. */
export function useEndOnResize(scroller: RefObject<HTMLElement | null>, withinPx: number, toEnd: () => void): void {
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    let height = element.clientHeight
    const observer = new ResizeObserver(() => {
      if (element.clientHeight === height) return
      const below = element.scrollHeight - element.scrollTop - height
      height = element.clientHeight
      if (below <= withinPx) toEnd()
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller, withinPx, toEnd])
}
