'use client'
import { useEffect, useRef } from 'react'
import { useAnnounce } from '@/components/ui/live-region'
import type { RoomView } from '@/lib/client/room-view'
import { indexOfSeq } from '@/lib/client/row-window'
import { describeEvent } from '@/lib/domain/incident/describe'
import { wordsOf } from '@/lib/domain/incident/entry-words'
import type { TimelineRow } from '@/lib/domain/incident/timeline'
import { excerpt } from '@/lib/domain/text'

/** More than this at once are only counted. */
const SPOKEN = 3

/** Tells those who listen what others wrote, politely and not more than they can follow. */
export function useAnnouncedLines(view: RoomView, viewerId: string): void {
  const announce = useAnnounce()
  const told = useRef(view.headSeq)
  useEffect(() => {
    const { lines: fresh, headSeq } = linesOfOthers(view, told.current, viewerId)
    told.current = headSeq
    if (fresh.length === 0) return
    announce(fresh.length > SPOKEN ? `${fresh.length} new lines` : fresh.map(spoken).join('. '))
  }, [view, viewerId, announce])
}

/** What others wrote after this line, and how far the log is told then: what is on its way only borrows its number. */
export function linesOfOthers(
  { timeline, headSeq }: Pick<RoomView, 'timeline' | 'headSeq'>,
  told: number,
  viewerId: string,
): { lines: TimelineRow[]; headSeq: number } {
  const lines = timeline.slice(indexOfSeq(timeline, told + 1)).filter(({ actor }) => actor.id !== viewerId)
  return { lines, headSeq: Math.max(told, headSeq) }
}

function spoken(row: TimelineRow): string {
  const { fact, actor, kind } = row
  if (fact) return describeEvent(fact, actor)
  return `${actor.name}${kind === 'note' ? '' : `, ${kind}`}: ${excerpt(wordsOf(row) ?? 'redacted')}`
}
