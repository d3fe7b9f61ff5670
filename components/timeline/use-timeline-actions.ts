'use client'
import { useEffect, useMemo, useRef } from 'react'
import type { PageAction } from '@/components/command-menu/action-registry'
import { useActions } from '@/components/command-menu/use-actions'
import { useRoom, useRoomNow } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import type { OpenTask, RowTask } from '@/components/timeline/row-menu'
import type { TimelineItem } from '@/components/timeline/timeline-items'
import { answerQuestion } from '@/lib/domain/incident/commands/answer-question'
import { correctEntry } from '@/lib/domain/incident/commands/correct-entry'
import { starEntry } from '@/lib/domain/incident/commands/star-entry'

const SECTION = 'Timeline'

export interface TimelineActionsOptions {
  /** The line the keys are about. */
  current: TimelineItem | undefined
  hasUnread: boolean
  onTask: (task: OpenTask) => void
  onUnread: () => void
  onSearch: () => void
  onFocusLines: () => void
}

/** What can be done to the timeline by a key or by name. */
export function useTimelineActions(options: TimelineActionsOptions): void {
  const { current, hasUnread, onTask, onUnread, onSearch, onFocusLines } = options
  const { viewer, canRespond, isClosed, send } = useRoom()
  const { incident } = useRoomNow()
  const { compose, openDialog } = useRoomNavigation()
  const row = current?.row
  const mayStar = row !== undefined && !isClosed && Boolean(starEntry.can(viewer, incident, row))
  const mayAnswer = row?.kind === 'question' && !isClosed && Boolean(answerQuestion.can(viewer, incident, row))
  const mayCorrect = row !== undefined && row.text !== null && Boolean(correctEntry.can(viewer, incident, row))
  const isStarred = row?.starred ?? false
  // The line itself is looked up when a key is pressed: the next line mostly offers the same, and nothing changes.
  const line = useRef(current)
  useEffect(() => {
    line.current = current
  })
  const actions = useMemo(() => {
    const start = (kind: RowTask) => line.current && onTask({ key: line.current.key, kind })
    const offered: (PageAction | false)[] = [
      canRespond && !isClosed && { id: 'room.write', label: 'Write an entry', keys: 'n', run: () => compose() },
      { id: 'room.lines', label: 'Go through the lines with the arrow keys', keys: 'j', run: onFocusLines },
      mayStar && {
        id: 'room.star',
        label: isStarred ? 'This line is no key moment' : 'Mark this line as a key moment',
        keys: 'k',
        run: () => line.current && send(starEntry, { entryId: line.current.row.entryId, starred: !isStarred }),
      },
      mayAnswer && { id: 'room.answer', label: 'Answer this question', keys: 'a', run: () => start('answer') },
      mayCorrect && { id: 'room.correct', label: 'Correct this line', keys: 'e', run: () => start('correct') },
      hasUnread && { id: 'room.unread', label: 'Jump to the first unread line', keys: 'u', run: onUnread },
      { id: 'room.catch-up', label: 'Catch me up', keys: 'c', run: () => openDialog({ kind: 'catch-up' }) },
      { id: 'room.search', label: 'Search this timeline', keys: 's', run: onSearch },
    ]
    return offered.flatMap((action) => (action ? [{ section: SECTION, ...action }] : []))
  }, [
    mayStar,
    mayAnswer,
    mayCorrect,
    isStarred,
    hasUnread,
    onTask,
    onUnread,
    onSearch,
    onFocusLines,
    canRespond,
    isClosed,
    send,
    compose,
    openDialog,
  ])
  useActions(actions)
}
