'use client'
import { useCallback, useSyncExternalStore } from 'react'

/** Whether the browser's window is so; as guessed until it is asked. */
export function useMediaQuery(query: string, guess = false): boolean {
  const subscribe = useCallback(
    (notify: () => void) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', notify)
      return () => list.removeEventListener('change', notify)
    },
    [query],
  )
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => guess,
  )
}
