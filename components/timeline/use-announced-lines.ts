'use client'
import { useEffect, useRef } from 'react'
import { useAnnounce } from '@/components/ui/live-region'
import { indexOfSeq } from '@/lib/client/row-window'
import { describeEvent } from '@/lib/domain/incident/describe'
import { wordsOf } from '@/lib/domain/incident/entry-words'
import type { TimelineRow } from '@/lib/domain/incident/timeline'
import { excerpt } from '@/lib/domain/text'

/** More than this at once are only counted. */
const SPOKEN = 3

/** Tells those who listen what others wrote, politely and not more than they can follow. */
export function useAnnouncedLines(rows: readonly TimelineRow[], viewerId: string): void {
  const announce = useAnnounce()
  const last = rows.at(-1)?.seq ?? 0
  const told = useRef(last)
  useEffect(() => {
    const fresh = rows.slice(indexOfSeq(rows, told.current + 1)).filter(({ actor }) => actor.id !== viewerId)
    told.current = Math.max(told.current, last)
    if (fresh.length === 0) return
    announce(fresh.length > SPOKEN ? `${fresh.length} new lines` : fresh.map(spoken).join('. '))
  }, [rows, last, viewerId, announce])
}

function spoken(row: TimelineRow): string {
  const { fact, actor, kind } = row
  if (fact) return describeEvent(fact, actor)
  return `${actor.name}${kind === 'note' ? '' : `, ${kind}`}: ${excerpt(wordsOf(row) ?? 'redacted')}`
}
