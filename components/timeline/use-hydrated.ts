'use client'
import { startTransition, useEffect, useState } from 'react'

let hasHydrated = false

/**
 * False on the server, and while what the first page of a visit has drawn stands there. What takes its place is then
 * prepared between other work, and nothing waits for it, until somebody presses a key or points at a line.
 */
export function useHydrated(): boolean {
  const [isHydrated, setHydrated] = useState(hasHydrated)
  useEffect(() => {
    hasHydrated = true
    if (isHydrated) return
    startTransition(() => setHydrated(true))
    const stop = new AbortController()
    const handleKey = () => setHydrated(true)
    const handlePointer = ({ target }: PointerEvent) => {
      if (target instanceof Element && target.closest('[role="feed"]')) setHydrated(true)
    }
    window.addEventListener('keydown', handleKey, { capture: true, signal: stop.signal })
    window.addEventListener('pointerover', handlePointer, { capture: true, signal: stop.signal })
    return () => stop.abort()
  }, [isHydrated])
  return isHydrated
}
