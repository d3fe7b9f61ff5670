'use client'
import { useSyncExternalStore } from 'react'

const PHONE = '(max-width: 759.98px)'

function subscribe(notify: () => void) {
  const query = window.matchMedia(PHONE)
  query.addEventListener('change', notify)
  return () => query.removeEventListener('change', notify)
}

/** Whether there is room for one column only; taken for false until the browser is asked. */
export const useIsPhone = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => window.matchMedia(PHONE).matches,
    () => false,
  )
