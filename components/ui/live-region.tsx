'use client'
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'

export type Urgency = 'polite' | 'assertive'
type Announce = (message: string, urgency?: Urgency) => void

const AnnounceContext = createContext<Announce>(() => {})

/** Says something to screen readers without showing it: `announce('Severity raised to SEV1')`. */
export const useAnnounce = (): Announce => useContext(AnnounceContext)

export function LiveRegions({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<Record<Urgency, { message: string; count: number }>>({
    polite: { message: '', count: 0 },
    assertive: { message: '', count: 0 },
  })
  const announce = useCallback<Announce>((message, urgency = 'polite') => {
    setSaid((before) => ({ ...before, [urgency]: { message, count: before[urgency].count + 1 } }))
  }, [])
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="sr-only" aria-live="polite">
        <span key={said.polite.count}>{said.polite.message}</span>
      </div>
      <div className="sr-only" aria-live="assertive">
        <span key={said.assertive.count}>{said.assertive.message}</span>
      </div>
    </AnnounceContext>
  )
}
