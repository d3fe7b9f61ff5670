'use client'
import { defaultRangeExtractor, measureElement, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { ArrowDown } from 'lucide-react'
import { type ReactNode, type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useRoomAround, useRoomNow } from '@/components/incident/room-context'
import { attachedHeight } from '@/components/timeline/attachments/thumbnail-box'
import { ListLines } from '@/components/timeline/list-lines'
import { openingLineOf, openingOffsetOf } from '@/components/timeline/opening-line'
import type { OpenTask } from '@/components/timeline/row-menu'
import { sightOf } from '@/components/timeline/sight'
import { type DrawnHeights, linesClass, NOTHING_DRAWN } from '@/components/timeline/static-lines'
import type { TimelineItem } from '@/components/timeline/timeline-items'
import { TimelineRowView } from '@/components/timeline/timeline-row'
import { useEndOnResize } from '@/components/timeline/use-end-on-resize'
import { useRowKeys } from '@/components/timeline/use-row-keys'
import { rowWayOf } from '@/components/timeline/way'
import { useConnection } from '@/lib/client/connection'

const ROW_PX = 26
const PADDING = { above: 20, below: 8 }
/** This near to the end counts as being at it. */
const END_PX = 48
/** By then what is on screen was measured. */
const PLACING_MS = 250
/** Older lines are asked for when fewer than this many are above. */
const AHEAD = 20

export interface TimelineListHandle {
  toKey: (key: string, align?: 'start' | 'center') => void
  toEnd: () => void
  focusCurrent: () => void
}

export interface TimelineListProps {
  items: TimelineItem[]
  hasOlder: boolean
  isLoading: boolean
  onOlder: () => void
  /** The newest line in sight, and whether it is the last one. */
  onSeen: (seq: number, isEnd: boolean) => void
  currentKey: string | null
  onCurrent: (key: string) => void
  targetKey: string | null
  onFirstUnread?: (() => void) | undefined
  task: OpenTask | null
  onTask: (task: OpenTask | null) => void
  handle: (handle: TimelineListHandle | null) => void
  /** Of what stood in its place. */
  heights?: RefObject<DrawnHeights>
  /** Stands below the last line. */
  foot: ReactNode
  isAtEnd: boolean
  newBelow: number
}

/** The lines, of which only those near the eye exist. Opens at the first unread one and sticks to the end only there. */
export function TimelineList(props: TimelineListProps) {
  // The virtualizer is one object that changes inside, which the compiler would take for the same.
  'use no memo'
  const { items, hasOlder, isLoading, onOlder, onSeen, currentKey, onCurrent, targetKey, task, onTask, handle } = props
  const { view } = useRoomNow()
  const { outbox } = useRoomAround()
  const connection = useConnection()
  const scroller = useRef<HTMLDivElement>(null)
  const taskAt = task ? items.findIndex(({ key }) => key === task.key) : -1
  // Where the room opens; afterwards the reader moves.
  const [opensAt] = useState(() => openingLineOf(items))
  const drawn = props.heights?.current ?? NOTHING_DRAWN
  const heightOf = (item: TimelineItem | undefined) => drawn.lines.get(item?.key ?? '') ?? estimateOf(item)
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(items[index]),
    // Known before it is there, its lines need not wait for it: they are drawn with it, not after it in one go.
    initialRect: { width: 0, height: drawn.pane },
    initialOffset: () => openingOffsetOf(items.map(heightOf), opensAt, { ...PADDING, pane: drawn.pane }),
    getItemKey: (index) => items[index]?.key ?? index,
    measureElement: measureWhenObserved,
    anchorTo: 'end',
    // Behind another tab of a phone every place seems to be the end: it would be left for lines that nobody sees.
    followOnAppend: scroller.current?.clientHeight !== 0,
    scrollEndThreshold: END_PX,
    overscan: 6,
    // The line that is being answered or corrected keeps its form, and the form the focus, wherever the reader looks.
    rangeExtractor(range) {
      const near = defaultRangeExtractor(range)
      return taskAt < 0 || near.includes(taskAt) ? near : [...near, taskAt].sort((a, b) => a - b)
    },
    paddingStart: PADDING.above,
    paddingEnd: PADDING.below,
  })
  const shown = virtualizer.getVirtualItems()
  const toEnd = useCallback(() => virtualizer.scrollToEnd(), [virtualizer])
  const moveFocus = useRowKeys({ items, currentKey, onCurrent, scroller, virtualizer })

  const [isPlaced, setPlaced] = useState(false)
  useLayoutEffect(() => {
    if (opensAt >= 0) virtualizer.scrollToIndex(opensAt, { align: 'center' })
    else virtualizer.scrollToEnd()
    const timer = setTimeout(() => setPlaced(true), PLACING_MS)
    return () => clearTimeout(timer)
  }, [virtualizer, opensAt])

  useEffect(() => {
    handle({
      toKey(key, align = 'center') {
        const index = items.findIndex((item) => item.key === key)
        if (index >= 0) virtualizer.scrollToIndex(index, { align })
      },
      toEnd,
      focusCurrent: () => moveFocus(0),
    })
  })
  useEffect(() => () => handle(null), [handle])

  const sight = sightOf(virtualizer, END_PX)
  useEndOnResize(scroller, sight, END_PX, toEnd)
  const { isAtEnd } = sight
  const lastInSight = items[sight.lastIndex]?.row.seq ?? 0
  // Before the list has found its place, the first lines only seem to be in sight.
  useEffect(() => {
    if (isPlaced) onSeen(lastInSight, isAtEnd)
  }, [isPlaced, lastInSight, isAtEnd, onSeen])

  const firstInSight = isPlaced ? (virtualizer.range?.startIndex ?? 0) : Number.POSITIVE_INFINITY
  useEffect(() => {
    if (hasOlder && !isLoading && firstInSight < AHEAD && scroller.current?.clientHeight) onOlder()
  }, [hasOlder, isLoading, firstInSight, onOlder])

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        // Opaque: without a graphics card it takes half the work to show a line that arrives.
        className={`flex h-full flex-col overflow-y-auto overflow-x-hidden overscroll-contain bg-surface [overflow-anchor:none] ${linesClass}`}
      >
        <div
          role="feed"
          aria-label="Timeline"
          aria-busy={isLoading}
          onKeyDown={(event) => {
            const step = STEPS[event.key]
            if (step === undefined || event.target !== event.currentTarget.querySelector(':focus')) return
            if (!(event.target instanceof HTMLElement) || event.target.tagName !== 'ARTICLE') return
            event.preventDefault()
            moveFocus(step)
          }}
          className="relative mt-auto w-full shrink-0"
          style={{ height: virtualizer.getTotalSize() }}
        >
          {shown.map(({ key, index, start }) => {
            const item = items[index]
            if (!item) return null
            return (
              <div
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${start}px)` }}
              >
                <ListLines item={item} onFirstUnread={props.onFirstUnread} />
                <TimelineRowView
                  item={item}
                  index={index}
                  isCurrent={item.key === (currentKey ?? items.at(-1)?.key)}
                  isTarget={item.key === targetKey}
                  task={task?.key === item.key ? task : null}
                  {...rowWayOf(item.row.commandId, view.pending, outbox, connection)}
                  onTask={onTask}
                  onCurrent={onCurrent}
                />
              </div>
            )
          })}
        </div>
        <div className="shrink-0">{props.foot}</div>
      </div>
      {!props.isAtEnd && (
        <button
          type="button"
          onClick={toEnd}
          className="absolute right-4 bottom-3 flex h-8 animate-late items-center gap-1.5 rounded-full border border-line-strong bg-raised px-3 font-medium text-12 text-text shadow-2 hover:bg-hover touch:h-11"
        >
          {props.newBelow > 0 && <span className="text-accent">{props.newBelow} new</span>}
          {props.newBelow === 0 && 'Latest'}
          <ArrowDown aria-hidden size={14} strokeWidth={1.75} />
        </button>
      )}
    </div>
  )
}

const STEPS: Record<string, number> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -10,
  PageDown: 10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

/**
 * A new line counts as large as it is thought to be until the browser tells its size, in the same frame and for nothing:
 * asking for it lays the whole page out once more.
 */
function measureWhenObserved(
  element: Element,
  entry: ResizeObserverEntry | undefined,
  virtualizer: Virtualizer<HTMLDivElement, Element>,
): number {
  if (entry) return measureElement(element, entry, virtualizer)
  return virtualizer.measurementsCache[virtualizer.indexFromElement(element)]?.size ?? ROW_PX
}

/** Near enough for lines that were never drawn; the rest is measured. */
function estimateOf(item: TimelineItem | undefined): number {
  if (!item) return ROW_PX
  const lines = Math.ceil((item.row.text?.length ?? 0) / 90) || 1
  const above = (item.day ? 24 : 0) + (item.unread ? 24 : 0)
  const attached = attachedHeight(item.row.attachments)
  return (
    ROW_PX + (Math.min(lines, 10) - 1) * 20 + item.answers.length * 22 + (item.happened ? 16 : 0) + attached + above
  )
}
