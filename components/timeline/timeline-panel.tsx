'use client'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { UnannouncedNotice } from '@/components/change/unannounced-change'
import { CoachLine } from '@/components/incident/coach-line'
import { useRoom, useRoomAround, useRoomNow } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { RoomNotices } from '@/components/incident/room-notices'
import { Pictures } from '@/components/timeline/attachments/pictures'
import { ComposerPlace } from '@/components/timeline/composer-place'
import { draftScopeOf } from '@/components/timeline/composer-text'
import { EmptyLines } from '@/components/timeline/empty-lines'
import type { OpenTask } from '@/components/timeline/row-menu'
import { NOTHING_DRAWN, StaticLines } from '@/components/timeline/static-lines'
import { filterQuery, isFiltering, NO_FILTER, passes, type TimelineFilter } from '@/components/timeline/timeline-filter'
import { TimelineHead } from '@/components/timeline/timeline-head'
import { timelineItems } from '@/components/timeline/timeline-items'
import { TimelineList, type TimelineListHandle } from '@/components/timeline/timeline-list'
import { TimelineSearch } from '@/components/timeline/timeline-search'
import { UnsentLines } from '@/components/timeline/unsent-lines'
import { useAnnouncedLines } from '@/components/timeline/use-announced-lines'
import { useEntryLink } from '@/components/timeline/use-entry-link'
import { sayWhenLost, useFirstUnread, useOpenAtFirstUnread, useOpening } from '@/components/timeline/use-first-unread'
import { useFollowOwn } from '@/components/timeline/use-follow-own'
import { useHydrated } from '@/components/timeline/use-hydrated'
import { useJump } from '@/components/timeline/use-jump'
import { useRedactedDrafts } from '@/components/timeline/use-redacted-drafts'
import { useSeen } from '@/components/timeline/use-seen'
import { useTimelineActions } from '@/components/timeline/use-timeline-actions'
import { linelessOf } from '@/components/timeline/way'
import { useTimeZone } from '@/components/ui/clock'
import { useConnection } from '@/lib/client/connection'
import { type RowFilter, useFilteredTimeline, useWholeTimeline } from '@/lib/client/use-timeline-rows'

/** What happened, and the place to say what you see. */
export function TimelinePanel({ readSeq }: { readSeq: number | null }) {
  const { room, viewer } = useRoom()
  const { view } = useRoomNow()
  const { outbox } = useRoomAround()
  const { onJump, onSearch } = useRoomNavigation()
  const zone = useTimeZone()
  const isHydrated = useHydrated()
  const list = useRef<TimelineListHandle | null>(null)
  const heights = useRef(NOTHING_DRAWN)
  const [filter, setFilter] = useState<TimelineFilter>(NO_FILTER)
  const [isSearching, setSearching] = useState(false)
  const [currentKey, setCurrentKey] = useState<string | null>(null)
  const [task, setTask] = useState<OpenTask | null>(null)

  const rowFilter = useMemo((): RowFilter | null => {
    if (!isFiltering(filter)) return null
    return { query: filterQuery(filter), passes: (row) => passes(row, filter) }
  }, [filter])
  const whole = useWholeTimeline(room, view)
  const filtered = useFilteredTimeline(room, view, rowFilter)
  const shown = rowFilter ? filtered : whole

  const [isOpening, handleOpened] = useOpening(view, readSeq)
  const seen = useSeen({ room, view, viewerId: viewer.id, readSeq, isWhole: rowFilter === null && !isOpening })
  const marker = rowFilter ? null : seen.marker
  const items = useMemo(
    () => timelineItems(shown.rows, { zone, marker, viewerId: viewer.id }),
    [shown.rows, zone, marker, viewer.id],
  )
  useRedactedDrafts(draftScopeOf(viewer.id, room.id), view.timeline)
  useAnnouncedLines(view, viewer.id)
  useFollowOwn(items, view.pending, list)

  const showAll = useCallback(() => setFilter(NO_FILTER), [])
  const { jumpTo, targetKey } = useJump({ items, list, isListThere: isHydrated, loadUntil: whole.loadUntil, showAll })
  useEntryLink(jumpTo)
  useEffect(() => {
    onJump((seq) => void jumpTo((row) => row.seq === seq))
    onSearch(() => setSearching(true))
    return () => {
      onJump(null)
      onSearch(null)
    }
  }, [onJump, onSearch, jumpTo])

  const firstUnread = items.find((item) => item.unread)
  const toFirstUnread = useFirstUnread({ marker, viewerId: viewer.id, loadUntil: whole.loadUntil, jumpTo })
  useOpenAtFirstUnread(isOpening && isHydrated, toFirstUnread, handleOpened)
  const handleFirstUnread = useCallback(() => void toFirstUnread().then(sayWhenLost), [toFirstUnread])
  useTimelineActions({
    current: items.find(({ key }) => key === currentKey) ?? items.at(-1),
    hasUnread: firstUnread !== undefined,
    onTask: setTask,
    onUnread: () =>
      firstUnread?.unread?.isMore ? handleFirstUnread() : firstUnread && list.current?.toKey(firstUnread.key),
    onSearch: () => setSearching(true),
    onFocusLines: () => list.current?.focusCurrent(),
  })
  const handleHandle = useCallback((handle: TimelineListHandle | null) => {
    list.current = handle
  }, [])
  const connection = useConnection()
  const lineless = useMemo(() => linelessOf(outbox, view.timeline, connection), [outbox, view.timeline, connection])

  return (
    <section aria-label="Timeline" className="relative flex h-full min-h-0 min-w-0 flex-col bg-surface">
      <TimelineHead
        filter={filter}
        onFilter={setFilter}
        onSearch={() => setSearching(true)}
        readSeq={readSeq ?? view.headSeq}
      />
      {isSearching && (
        <TimelineSearch onJump={(seq) => void jumpTo((row) => row.seq === seq)} onClose={() => setSearching(false)} />
      )}
      <RoomNotices />
      <UnannouncedNotice />
      {shown.hasFailed && <EmptyLines kind="failed" onRetry={shown.loadOlder} />}
      {rowFilter && items.length === 0 && !shown.isLoading && <EmptyLines kind="filtered" onShowAll={showAll} />}
      <Pictures rows={shown.rows}>
        {isHydrated ? (
          <TimelineList
            key={rowFilter ? JSON.stringify(rowFilter.query) : 'whole'}
            items={items}
            hasOlder={shown.hasOlder && !shown.hasFailed}
            isLoading={shown.isLoading}
            onOlder={shown.loadOlder}
            onSeen={seen.handleSeen}
            currentKey={currentKey}
            onCurrent={setCurrentKey}
            targetKey={targetKey}
            onFirstUnread={handleFirstUnread}
            task={task}
            onTask={setTask}
            handle={handleHandle}
            heights={heights}
            isAtEnd={seen.isAtEnd}
            newBelow={seen.newBelow}
            foot={<UnsentLines unlogged={lineless} />}
          />
        ) : (
          <StaticLines items={items} heights={heights} />
        )}
      </Pictures>
      <CoachLine />
      <ComposerPlace />
    </section>
  )
}
