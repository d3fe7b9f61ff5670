'use client'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { Pictures } from '@/components/timeline/attachments/pictures'
import type { OpenTask } from '@/components/timeline/row-menu'
import { timelineItems } from '@/components/timeline/timeline-items'
import { TimelineList, type TimelineListHandle } from '@/components/timeline/timeline-list'
import { useJump } from '@/components/timeline/use-jump'
import { useTimeZone } from '@/components/ui/clock'
import type { Found } from '@/lib/client/read-back'
import type { RowWindow } from '@/lib/client/row-window'
import type { TimelineRow } from '@/lib/domain/incident/timeline'

/** Lines that are there at once, and how many more each time the reader comes to the first of them. */
const SHOWN = 300

const nothingIsHidden = () => {}

/** What had happened by then, the latest in sight. */
export function ReplayTimeline({ rows, seq }: { rows: RowWindow; seq: number }) {
  const { viewer } = useRoom()
  const { onJump } = useRoomNavigation()
  const zone = useTimeZone()
  const list = useRef<TimelineListHandle | null>(null)
  const [shown, setShown] = useState(SHOWN)
  const [currentKey, setCurrentKey] = useState<string | null>(null)
  const [task, setTask] = useState<OpenTask | null>(null)
  const [isAtEnd, setAtEnd] = useState(true)
  const visible = useMemo(() => rows.slice(-shown), [rows, shown])
  const items = useMemo(
    () => timelineItems(visible, { zone, marker: null, viewerId: viewer.id }),
    [visible, zone, viewer.id],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: another moment has another end
  useEffect(() => list.current?.toEnd(), [seq, rows])
  const loadUntil = useCallback(
    async (isThere: (row: TimelineRow) => boolean): Promise<Found> => {
      const index = rows.findIndex(isThere)
      if (index >= 0) setShown((before) => Math.max(before, rows.length - index + SHOWN))
      return index < 0 ? 'none' : 'found'
    },
    [rows],
  )
  const { jumpTo, targetKey } = useJump({ items, list, loadUntil, showAll: nothingIsHidden })
  useEffect(() => {
    onJump((wanted) => void jumpTo((row) => row.seq === wanted))
    return () => onJump(null)
  }, [onJump, jumpTo])
  const handleHandle = useCallback((handle: TimelineListHandle | null) => {
    list.current = handle
  }, [])
  const handleSeen = useCallback((_seq: number, isEnd: boolean) => setAtEnd(isEnd), [])

  return (
    <section aria-label="Timeline" className="relative flex h-full min-h-0 min-w-0 flex-col bg-surface">
      <Pictures rows={visible}>
        <TimelineList
          items={items}
          hasOlder={visible.length < rows.length}
          isLoading={false}
          onOlder={() => setShown((before) => before + SHOWN)}
          onSeen={handleSeen}
          currentKey={currentKey}
          onCurrent={setCurrentKey}
          targetKey={targetKey}
          task={task}
          onTask={setTask}
          handle={handleHandle}
          isAtEnd={isAtEnd}
          newBelow={0}
          foot={null}
        />
      </Pictures>
    </section>
  )
}
