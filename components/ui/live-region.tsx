'use client'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'

export type Urgency = 'polite' | 'assertive'
type Announce = (message: string, urgency?: Urgency) => void

/** Long enough to be read out, short enough that words which are redacted do not stay behind in the page. */
const SAID_FOR_MS = 4000

const AnnounceContext = createContext<Announce>(() => {})

/** Says something to screen readers without showing it: `announce('Copied')`. */
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
        <Said key={said.polite.count} message={said.polite.message} />
      </div>
      <div className="sr-only" aria-live="assertive">
        <Said key={said.assertive.count} message={said.assertive.message} />
      </div>
    </AnnounceContext>
  )
}

function Said({ message }: { message: string }) {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), SAID_FOR_MS)
    return () => clearTimeout(timer)
  }, [])
  return isOver ? null : <span>{message}</span>
}
