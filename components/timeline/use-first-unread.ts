'use client'
import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import type { UnreadMarker } from '@/components/timeline/timeline-items'
import { LOST } from '@/components/timeline/use-jump'
import { toast } from '@/components/ui/toast'
import type { Found, ReadBack } from '@/lib/client/read-back'
import type { RoomView } from '@/lib/client/room-view'
import type { TimelineRow } from '@/lib/domain/incident/timeline'

/** Further back than this nobody reads line by line: the room opens with its latest lines. */
const FAR = 2000
const TOUCHES = ['pointerdown', 'wheel', 'keydown'] as const

export interface FirstUnreadOptions {
  marker: UnreadMarker | null
  viewerId: string
  loadUntil: ReadBack['loadUntil']
  jumpTo: (isThere: (row: TimelineRow) => boolean) => Promise<void>
}

/** Leads to the first line that was not read, also where it is further back than what is here. */
export function useFirstUnread({ marker, viewerId, loadUntil, jumpTo }: FirstUnreadOptions) {
  const readSeq = marker?.seq ?? null
  return useCallback(
    async (signal?: AbortSignal): Promise<Found> => {
      if (readSeq === null) return 'none'
      // Nothing may be before: then all of it is new, and its first line is there.
      const found = await loadUntil(({ seq }) => seq <= readSeq)
      if (found !== 'failed' && !signal?.aborted)
        await jumpTo(({ seq, actor }) => seq > readSeq && actor.id !== viewerId)
      return found
    },
    [readSeq, viewerId, loadUntil, jumpTo],
  )
}

/** Whether the first unread line has yet to be read back before the room is open, and what says that it was. */
export function useOpening(view: RoomView, readSeq: number | null): [isOpening: boolean, handleOpened: () => void] {
  const isLinked = useSearchParams().has('entry')
  const [isOpening, setOpening] = useState(() => {
    const firstSeq = view.timeline[0]?.seq ?? 1
    return !isLinked && readSeq !== null && firstSeq > readSeq + 1 && view.headSeq - readSeq <= FAR
  })
  return [isOpening, useCallback(() => setOpening(false), [])]
}

/** Opens the room at its first unread line, unless its reader has begun to do something by then. */
export function useOpenAtFirstUnread(
  isWanted: boolean,
  toFirstUnread: (signal: AbortSignal) => Promise<Found>,
  onOpened: () => void,
): void {
  const open = useEffectEvent((signal: AbortSignal) => void toFirstUnread(signal).finally(onOpened))
  useEffect(() => {
    if (!isWanted) return
    const stop = new AbortController()
    const handleTouch = () => stop.abort()
    for (const name of TOUCHES) window.addEventListener(name, handleTouch, { capture: true, signal: stop.signal })
    open(stop.signal)
    return handleTouch
  }, [isWanted])
}

/** Somebody asked to be led there, and is told when that cannot be. */
export const sayWhenLost = (found: Found): void => {
  if (found === 'failed') toast(LOST.failed, { tone: 'warning' })
}
