'use client'
import { useEffect, useEffectEvent } from 'react'

/** Does something when a condition has come true. */
export function useOnce(isTrue: boolean, act: () => void): void {
  const handle = useEffectEvent(act)
  useEffect(() => {
    if (isTrue) handle()
  }, [isTrue])
}
