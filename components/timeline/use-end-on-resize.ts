'use client'
import { type RefObject, useEffect, useRef } from 'react'

/** Whoever reads the last line still does when the composer grows or a keyboard comes up. */
export function useEndOnResize(scroller: RefObject<HTMLElement | null>, isAtEnd: boolean, toEnd: () => void): void {
  const latest = useRef({ isAtEnd, toEnd })
  useEffect(() => {
    latest.current = { isAtEnd, toEnd }
  })
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    let height = element.clientHeight
    const observer = new ResizeObserver(() => {
      if (element.clientHeight === height) return
      height = element.clientHeight
      if (latest.current.isAtEnd) latest.current.toEnd()
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller])
}
