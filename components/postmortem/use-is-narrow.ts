'use client'
import { useSyncExternalStore } from 'react'

const NARROW = '(max-width: 1099.98px)'

function subscribe(notify: () => void) {
  const query = window.matchMedia(NARROW)
  query.addEventListener('change', notify)
  return () => query.removeEventListener('change', notify)
}

/** Whether there is no room for a column at the side. */
export const useIsNarrow = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => window.matchMedia(NARROW).matches,
    () => false,
  )
