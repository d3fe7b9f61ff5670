'use client'
import { type RefObject, useEffect, useRef } from 'react'

/** Whoever reads the last line still does when the composer grows or a keyboard comes up. */
export function useEndOnResize(scroller: RefObject<HTMLElement | null>, isAtEnd: boolean, toEnd: () => void): void {
  const latest = useRef({ isAtEnd, toEnd })
  const height = useRef(0)
  useEffect(() => {
    // Between a change of height and its report, the end only seems to be left.
    const isSettled = scroller.current?.clientHeight === height.current
    latest.current = { isAtEnd: isSettled ? isAtEnd : latest.current.isAtEnd, toEnd }
  })
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    height.current = element.clientHeight
    const observer = new ResizeObserver(() => {
      if (element.clientHeight === height.current) return
      height.current = element.clientHeight
      if (latest.current.isAtEnd) latest.current.toEnd()
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller])
}
