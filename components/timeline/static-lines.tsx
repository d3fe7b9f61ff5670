'use client'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { ListLines } from '@/components/timeline/list-lines'
import { openingLineOf } from '@/components/timeline/opening-line'
import type { TimelineItem } from '@/components/timeline/timeline-items'
import { TimelineRowView } from '@/components/timeline/timeline-row'
import { AsDrawn } from '@/components/ui/as-drawn'
import { useIsPhone } from '@/components/ui/use-is-phone'

/** As many as a tall screen has room for; what is drawn beyond is drawn for nobody. */
const SHOWN = { desk: 48, phone: 18 }
const nothing = () => {}

/** What holds the lines has the same edges before and after it comes to life, so that none of them wraps elsewhere. */
export const linesClass =
  'scroll-thin [mask-image:linear-gradient(to_bottom,transparent_0,#000_20px)] [scrollbar-gutter:stable]'

/** How tall (px) what the server drew has become, for the list that takes its place. */
export interface DrawnHeights {
  pane: number
  /** By the key of a line; only of those that were drawn. */
  lines: ReadonlyMap<string, number>
}

export const NOTHING_DRAWN: DrawnHeights = { pane: 0, lines: new Map() }

export interface StaticLinesProps {
  items: TimelineItem[]
  heights: RefObject<DrawnHeights>
}

/** The lines as the server sends them, at the place where the live list will have them. */
export function StaticLines({ items, heights }: StaticLinesProps) {
  const feed = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!feed.current) return
    const lines = [...feed.current.querySelectorAll<HTMLElement>('[data-key]')]
    heights.current = {
      pane: feed.current.clientHeight,
      lines: new Map(lines.map((line) => [line.dataset.key ?? '', line.offsetHeight])),
    }
  }, [heights])
  const shown = SHOWN[useIsPhone() ? 'phone' : 'desk']
  const opensAt = openingLineOf(items)
  const split = opensAt < 0 ? items.length : opensAt
  const below = Math.min(shown / 2, items.length - split)
  const above = shown - below
  return (
    <div
      ref={feed}
      role="feed"
      aria-label="Timeline"
      aria-busy="true"
      className={`flex min-h-0 flex-1 flex-col overflow-hidden ${linesClass}`}
    >
      <div className="flex min-h-0 flex-1 flex-col justify-end overflow-hidden">
        <AsDrawn className={opensAt < 0 ? 'shrink-0 pb-2' : 'shrink-0'}>
          <Lines items={items.slice(Math.max(0, split - above), split)} />
        </AsDrawn>
      </div>
      {/* The line the room opens at is in the middle, unless the end is nearer. */}
      {opensAt >= 0 && (
        <div className="max-h-[calc(50%+25px)] shrink-0 overflow-hidden">
          <AsDrawn className="shrink-0 pb-2">
            <Lines items={items.slice(split, split + below)} />
          </AsDrawn>
        </div>
      )}
    </div>
  )
}

function Lines({ items }: { items: TimelineItem[] }) {
  return items.map((item) => (
    <div key={item.key} data-key={item.key}>
      <ListLines item={item} />
      <TimelineRowView
        item={item}
        index={0}
        isCurrent={false}
        isTarget={false}
        task={null}
        command={null}
        way={null}
        onTask={nothing}
        onCurrent={nothing}
      />
    </div>
  ))
}
