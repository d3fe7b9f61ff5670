'use client'
import { type RefObject, useEffect } from 'react'
import type { TimelineItem } from '@/components/timeline/timeline-items'
import type { TimelineListHandle } from '@/components/timeline/timeline-list'

/** What this tab just wrote is in sight at once, wherever its reader was. */
export function useFollowOwn(
  items: readonly TimelineItem[],
  pending: ReadonlySet<string>,
  list: RefObject<TimelineListHandle | null>,
): void {
  const last = items.at(-1)
  const ownKey = last && pending.has(last.row.commandId) ? last.key : null
  useEffect(() => {
    if (ownKey === null) return
    const toEnd = () => list.current?.toEnd()
    toEnd()
    // Once more when the new line was measured.
    const frame = requestAnimationFrame(toEnd)
    return () => cancelAnimationFrame(frame)
  }, [ownKey, list])
}
