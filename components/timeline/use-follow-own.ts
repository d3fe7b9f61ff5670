'use client'
import { type RefObject, useEffect, useRef } from 'react'
import type { TimelineItem } from '@/components/timeline/timeline-items'
import type { TimelineListHandle } from '@/components/timeline/timeline-list'

/** So long a new line, and what comes with it, may take to be measured; on a slow phone, frames are what it takes. */
const SETTLING_MS = 300
const SETTLING_FRAMES = 5

/** What this tab just wrote is in sight at once, wherever its reader was. */
export function useFollowOwn(
  items: readonly TimelineItem[],
  pending: ReadonlySet<string>,
  list: RefObject<TimelineListHandle | null>,
): void {
  const last = items.at(-1)
  const ownKey = last && pending.has(last.row.commandId) ? last.key : null
  const frame = useRef(0)
  useEffect(() => {
    if (ownKey === null) return
    cancelAnimationFrame(frame.current)
    const until = performance.now() + SETTLING_MS
    // Also when the server has it meanwhile, and it is no longer pending.
    const toEnd = (frames: number) => {
      list.current?.toEnd()
      if (frames > 0 || performance.now() < until) frame.current = requestAnimationFrame(() => toEnd(frames - 1))
    }
    toEnd(SETTLING_FRAMES)
  }, [ownKey, list])
  useEffect(() => () => cancelAnimationFrame(frame.current), [])
}
