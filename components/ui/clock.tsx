'use client'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { TIME_ZONE_COOKIE } from '@/components/ui/time-zone-cookie'
import { learnZone, readsAs, type ZoneClock } from '@/lib/domain/zone-clock'

interface Clock {
  zone: string
  renderedAt: number
  /** Where the time stands still: the moment that is shown. */
  fixedAt?: number
}

const ClockContext = createContext<Clock>({ zone: 'UTC', renderedAt: 0 })

const A_YEAR = 31_536_000

export interface ClockProviderProps {
  /** Those of the zone of this browser, as the last page remembered it. */
  clock: ZoneClock
  /** The server's clock when it rendered: what is hydrated must read the same. */
  renderedAt: number
  children: ReactNode
}

/** What the times on screen are told by. The zone is kept in a cookie, so that the next page arrives in it. */
export function ClockProvider({ clock, renderedAt, children }: ClockProviderProps) {
  useState(() => learnZone(clock))
  const [here, setHere] = useState(clock.zone)
  useEffect(() => {
    const look = () => {
      const local = Intl.DateTimeFormat().resolvedOptions().timeZone
      if (!local || local === clock.zone) return
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and on plain http
      document.cookie = `${TIME_ZONE_COOKIE}=${encodeURIComponent(local)}; path=/; max-age=${A_YEAR}; samesite=lax`
      setHere(local)
    }
    if (!readsAs(clock, (at) => -new Date(at).getTimezoneOffset() * 60_000)) return look()
    // Its clocks read the same: by which name can wait until nobody waits.
    window.addEventListener('pagehide', look)
    return () => window.removeEventListener('pagehide', look)
  }, [clock])
  return <ClockContext value={{ zone: here, renderedAt }}>{children}</ClockContext>
}

export interface ChosenZoneProps {
  zone: string | null
  /** Where it is known how its clocks are set. */
  clock?: ZoneClock | null
  children: ReactNode
}

/** Tells the times inside in the zone a person chose for themselves; without one, in that of the device. */
export function ChosenZone({ zone, clock, children }: ChosenZoneProps) {
  useState(() => clock && learnZone(clock))
  const around = useContext(ClockContext)
  return <ClockContext value={zone ? { ...around, zone } : around}>{children}</ClockContext>
}

/** Inside, it is then: clocks read as they did at that instant (ms). */
export function FixedClock({ at, children }: { at: number; children: ReactNode }) {
  const clock = useContext(ClockContext)
  const fixed = useMemo(() => ({ ...clock, fixedAt: at }), [clock, at])
  return <ClockContext value={fixed}>{children}</ClockContext>
}

export const useTimeZone = (): string => useContext(ClockContext).zone

const listeners = new Map<number, Set<() => void>>()
const timers = new Map<number, ReturnType<typeof setInterval>>()

function subscribe(stepMs: number, listener: () => void): () => void {
  const group = listeners.get(stepMs) ?? new Set()
  listeners.set(stepMs, group)
  group.add(listener)
  if (!timers.has(stepMs)) {
    timers.set(
      stepMs,
      setInterval(() => {
        for (const each of group) each()
      }, stepMs),
    )
  }
  return () => {
    group.delete(listener)
    if (group.size > 0) return
    clearInterval(timers.get(stepMs))
    timers.delete(stepMs)
  }
}

/** The time now, in whole steps; everything on screen with the same step changes together. */
export function useNow(stepMs: number): number {
  const { renderedAt, fixedAt } = useContext(ClockContext)
  const floor = (instant: number) => Math.floor(instant / stepMs) * stepMs
  const [subscribeToStep] = useState(() => (listener: () => void) => subscribe(stepMs, listener))
  const now = useSyncExternalStore(
    subscribeToStep,
    () => floor(Date.now()),
    () => floor(renderedAt),
  )
  return fixedAt === undefined ? now : floor(fixedAt)
}
