'use client'
import { startTransition, useEffect, useState } from 'react'

let hasHydrated = false

/**
 * False on the server, and while what the first page of a visit has drawn stands there. What takes its place is then
 * prepared between other work: until it is ready, nothing waits for it.
 */
export function useHydrated(): boolean {
  const [isHydrated, setHydrated] = useState(hasHydrated)
  useEffect(() => {
    hasHydrated = true
    startTransition(() => setHydrated(true))
  }, [])
  return isHydrated
}
