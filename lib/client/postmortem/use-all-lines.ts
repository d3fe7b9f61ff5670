'use client'
import { useEffect } from 'react'
import type { IncidentRoom } from '@/lib/client/incident-room'
import type { RoomView } from '@/lib/client/room-view'
import { useWholeTimeline } from '@/lib/client/use-timeline-rows'
import type { TimelineRow } from '@/lib/domain/incident/timeline'

const nothing = () => false

/** All lines of the log: those the room was opened with at once, the older ones as they are read, the newest live. */
export function useAllLines(room: IncidentRoom, view: RoomView): readonly TimelineRow[] {
  const { rows, hasOlder, hasFailed, isLoading, loadUntil } = useWholeTimeline(room, view)
  const isMissing = hasOlder && !isLoading
  useEffect(() => {
    if (!isMissing) return
    // What failed is tried again a little later.
    const timer = setTimeout(() => void loadUntil(nothing), hasFailed ? 5000 : 0)
    return () => clearTimeout(timer)
  }, [isMissing, hasFailed, loadUntil])
  return rows
}
