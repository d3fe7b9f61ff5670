'use client'
import { useCallback, useEffect, useState } from 'react'
import type { IncidentEvent } from '@/lib/domain/incident/events'
import type { NamedMoment } from '@/lib/domain/incident/named-moment'
import { type Position, positionAt, positionOf, positionWhen } from './moments'

export const SPEEDS = [1, 10, 60] as const
export type Speed = (typeof SPEEDS)[number]

/** How often the time moves while it plays. */
const TICK_MS = 250

/** A moment of the log that is jumped to, or goes on by itself at a speed until the log ends. */
export function usePlayer(log: readonly IncidentEvent[], initial: NamedMoment | null) {
  const [position, setPosition] = useState<Position>(() => positionOf(log, initial))
  const [speed, setSpeed] = useState<Speed>(10)
  const [isPlaying, setPlaying] = useState(false)
  const isAtEnd = position.seq >= log.length

  useEffect(() => {
    if (!isPlaying) return
    let before = performance.now()
    const timer = setInterval(() => {
      const now = performance.now()
      const passed = (now - before) * speed
      before = now
      setPosition(({ at }) => positionWhen(log, at + passed))
    }, TICK_MS)
    return () => clearInterval(timer)
  }, [isPlaying, speed, log])

  useEffect(() => {
    if (isAtEnd) setPlaying(false)
  }, [isAtEnd])

  const jumpTo = useCallback((seq: number) => setPosition(positionAt(log, seq)), [log])

  return {
    position,
    speed,
    setSpeed,
    isPlaying,
    isAtEnd,
    toggle() {
      // From the end it begins again.
      if (!isPlaying && isAtEnd) setPosition(positionAt(log, 1))
      setPlaying(!isPlaying)
    },
    jumpTo,
  }
}
