'use client'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { UsedLines } from '@/components/postmortem/cards/card-store'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { LogLine } from '@/components/postmortem/timeline/log-line'
import { pick } from '@/components/postmortem/timeline/use-picks'
import type { TimelineRow } from '@/lib/domain/incident/timeline'
import type { CardList } from '@/lib/domain/postmortem/sections'

const ROW_PX = 52
const none: readonly CardList[] = []

export interface LogListProps {
  rows: readonly TimelineRow[]
  picks: ReadonlySet<number>
  used: UsedLines
  /** The line asked for last. */
  asked: { seq: number } | null
}

/** The lines, of which only those near the eye exist. */
export function LogList({ rows, picks, used, asked }: LogListProps) {
  // The virtualizer is one object that changes inside, which the compiler would take for the same.
  'use no memo'
  const { doc, canEdit } = usePostmortem()
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]?.seq ?? index,
    overscan: 8,
  })
  const askedIndex = asked ? rows.findIndex(({ seq }) => seq === asked.seq) : -1

  // Each time somebody asks, also for the same line.
  // biome-ignore lint/correctness/useExhaustiveDependencies: not when the list changes beneath
  useEffect(() => {
    if (askedIndex >= 0) virtualizer.scrollToIndex(askedIndex, { align: 'center' })
  }, [asked, virtualizer])

  return (
    <div ref={scroller} className="scroll-thin -mx-2 min-h-60 flex-1 overflow-y-auto px-2">
      <ol aria-label="Lines of the log" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const row = rows[index]
          if (!row) return null
          const isPicked = picks.has(row.seq)
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={rows.length}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start}px)` }}
            >
              <LogLine
                row={row}
                isPicked={isPicked}
                usedIn={used.get(row.seq) ?? none}
                isAsked={index === askedIndex}
                onPick={canEdit ? () => pick(doc, row.seq, !isPicked) : null}
              />
            </li>
          )
        })}
      </ol>
    </div>
  )
}
