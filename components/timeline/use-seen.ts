'use client'
import { useCallback, useEffect, useState } from 'react'
import type { UnreadMarker } from '@/components/timeline/timeline-items'
import type { IncidentRoom } from '@/lib/client/incident-room'
import type { RoomView } from '@/lib/client/room-view'
import { indexOfSeq, type RowWindow } from '@/lib/client/row-window'
import { useReadMark } from '@/lib/client/use-read-mark'

export interface SeenOptions {
  room: IncidentRoom
  view: RoomView
  viewerId: string
  /** What was read before the room was opened; null for who was never here. */
  readSeq: number | null
  /** Nothing is filtered away: only then does what is in sight count as read. */
  isWhole: boolean
}

/**
 * What this person has seen. The line above what is new begins where they stopped reading; once they are at the end it
 * stays where it is and counts no more, and the next line that arrives out of their sight begins another.
 */
export function useSeen({ room, view, viewerId, readSeq, isWhole }: SeenOptions) {
  const { headSeq } = view
  const { see } = useReadMark(room.id, readSeq ?? 0)
  // To who comes for the first time all of it is new, so nothing is marked.
  const [marker, setMarker] = useState<UnreadMarker>({ seq: readSeq ?? headSeq, until: null })
  const [isAtEnd, setAtEnd] = useState(true)
  const [seenSeq, setSeenSeq] = useState(readSeq ?? headSeq)

  const handleSeen = useCallback(
    (seq: number, isEnd: boolean) => {
      setAtEnd(isEnd)
      if (!isWhole || document.visibilityState !== 'visible') return
      // At the end everything has been in sight, also what makes no line of its own.
      const newest = isEnd ? headSeq : Math.min(seq, headSeq)
      see(newest)
      setSeenSeq((before) => Math.max(before, newest))
    },
    [isWhole, headSeq, see],
  )
  useEffect(() => {
    const handleVisible = () => isAtEnd && handleSeen(headSeq, true)
    document.addEventListener('visibilitychange', handleVisible)
    return () => document.removeEventListener('visibilitychange', handleVisible)
  }, [handleSeen, headSeq, isAtEnd])

  const unseen = unseenIn(view.timeline, seenSeq, viewerId)
  const isAllSeen = unseen === 0
  useEffect(() => {
    setMarker((before) => {
      if (isAllSeen) return before.until === null ? { ...before, until: seenSeq } : before
      // At the end, in a tab that is looked at, a line is in sight as soon as it is there.
      const isInSight = isAtEnd && document.visibilityState === 'visible'
      return before.until === null || isInSight ? before : { seq: seenSeq, until: null }
    })
  }, [isAllSeen, isAtEnd, seenSeq])

  return { marker, handleSeen, isAtEnd, newBelow: isAtEnd ? 0 : unseen }
}

/** How many lines of others come after the last seen one. */
function unseenIn(rows: RowWindow, seenSeq: number, viewerId: string): number {
  let count = 0
  for (let at = indexOfSeq(rows, seenSeq + 1); at < rows.length; at++) if (rows[at]?.actor.id !== viewerId) count += 1
  return count
}
