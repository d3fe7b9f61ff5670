'use client'

import { useCallback, useEffect, useRef } from 'react'
import { api } from './api'

const VISIBLE_MS = 1000

/**
 * Moves this person's read mark of an incident. `see` is told the newest `seq` in sight, also when it is an older one than
 * before; what is still in sight, or was read past, after a second in a tab that is looked at, counts as read. The mark
 * only ever moves forward.
 */
export function useReadMark(incidentId: string, initial: number): { see: (seq: number) => void } {
  const mark = useRef(initial)
  const inSight = useRef(initial)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)

  const wait = useCallback(() => {
    if (timer.current || inSight.current <= mark.current) return
    const candidate = inSight.current
    timer.current = setTimeout(() => {
      timer.current = null
      const read = Math.min(candidate, inSight.current)
      if (document.visibilityState === 'visible' && read > mark.current) {
        mark.current = read
        // A mark that could not be moved is moved by the next one.
        api('PUT', `/api/v1/incidents/${incidentId}/read-mark`, { seq: read }).catch(() => {})
      }
      if (document.visibilityState === 'visible') wait()
    }, VISIBLE_MS)
  }, [incidentId])

  useEffect(() => {
    document.addEventListener('visibilitychange', wait)
    return () => {
      document.removeEventListener('visibilitychange', wait)
      if (timer.current) clearTimeout(timer.current)
      timer.current = null
    }
  }, [wait])

  const see = useCallback(
    (seq: number) => {
      inSight.current = seq
      wait()
    },
    [wait],
  )
  return { see }
}
