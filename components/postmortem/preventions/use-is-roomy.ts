'use client'
import { type RefCallback, useCallback, useState } from 'react'

/** What a table of preventions needs. */
const TABLE_PX = 700

/** Whether an element is wide enough for a table, whatever stands beside it. */
export function useIsRoomy(): [isRoomy: boolean, ref: RefCallback<HTMLElement>] {
  const [isRoomy, setRoomy] = useState(true)
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return
    const observer = new ResizeObserver(([entry]) => entry && setRoomy(entry.contentRect.width >= TABLE_PX))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [isRoomy, ref]
}
