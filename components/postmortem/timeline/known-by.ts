'use client'
import { useMemo, useSyncExternalStore } from 'react'
import type { TimelineRow } from '@/lib/domain/incident/timeline'
import { knownAtOf, knownBy } from '@/lib/domain/postmortem/lines'

const MINUTE = 60_000

let asked: { incidentId: string; minute: number } | null = null
const listeners = new Set<() => void>()

/** Asks what was known in a minute (ms, its beginning); null ends it. The timeline and the log beside it follow. */
export function askKnownBy(incidentId: string, minute: number | null): void {
  asked = minute === null ? null : { incidentId, minute: Math.floor(minute / MINUTE) * MINUTE }
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** The minute that is asked about, or null. */
export function useAskedMinute(incidentId: string): number | null {
  const current = useSyncExternalStore(
    subscribe,
    () => asked,
    () => null,
  )
  return current?.incidentId === incidentId ? current.minute : null
}

/** The lines as they are, or as they were known in the minute that is asked about: to its end, so that what it shows as its time is in. */
export function useKnownLines(incidentId: string, lines: readonly TimelineRow[]): readonly TimelineRow[] {
  const minute = useAskedMinute(incidentId)
  return useMemo(
    () => (minute === null ? lines : knownBy(lines, new Date(minute + MINUTE - 1).toISOString())),
    [lines, minute],
  )
}

/** The first and the last minute in which something became known; null without lines. */
export function spanOf(lines: readonly TimelineRow[]): { from: number; to: number } | null {
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  for (const line of lines) {
    const at = Date.parse(knownAtOf(line))
    from = Math.min(from, at)
    to = Math.max(to, at)
  }
  return lines.length === 0 ? null : { from: Math.floor(from / MINUTE) * MINUTE, to: Math.floor(to / MINUTE) * MINUTE }
}
