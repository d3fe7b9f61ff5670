'use client'
import { useMemo } from 'react'
import type { PageAction } from '@/components/command-menu/action-registry'
import { useActions } from '@/components/command-menu/use-actions'
import { useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import type { RowTask } from '@/components/timeline/row-menu'
import type { TimelineItem } from '@/components/timeline/timeline-items'
import { answerQuestion } from '@/lib/domain/incident/commands/answer-question'
import { correctEntry } from '@/lib/domain/incident/commands/correct-entry'
import { starEntry } from '@/lib/domain/incident/commands/star-entry'

const SECTION = 'Timeline'

export interface TimelineActionsOptions {
  /** The line the keys are about. */
  current: TimelineItem | undefined
  hasUnread: boolean
  onTask: (task: { key: string; kind: RowTask }) => void
  onUnread: () => void
  onSearch: () => void
  onFocusLines: () => void
}

/** What can be done to the timeline by a key or by name. */
export function useTimelineActions(options: TimelineActionsOptions): void {
  const { current, hasUnread, onTask, onUnread, onSearch, onFocusLines } = options
  const { incident, viewer, canRespond, isClosed, send } = useRoom()
  const { compose, openDialog } = useRoomNavigation()
  const actions = useMemo(() => {
    const row = current?.row
    const offered: (PageAction | false | undefined)[] = [
      canRespond && !isClosed && { id: 'room.write', label: 'Write an entry', keys: 'n', run: () => compose() },
      { id: 'room.lines', label: 'Go through the lines with the arrow keys', keys: 'j', run: onFocusLines },
      row &&
        !isClosed &&
        starEntry.can(viewer, incident, row) && {
          id: 'room.star',
          label: row.starred ? 'This line is no key moment' : 'Mark this line as a key moment',
          keys: 'k',
          run: () => void send(starEntry, { entryId: row.entryId, starred: !row.starred }),
        },
      row &&
        row.kind === 'question' &&
        !isClosed &&
        answerQuestion.can(viewer, incident, row) && {
          id: 'room.answer',
          label: 'Answer this question',
          keys: 'a',
          run: () => onTask({ key: current.key, kind: 'answer' }),
        },
      row &&
        row.text !== null &&
        correctEntry.can(viewer, incident, row) && {
          id: 'room.correct',
          label: 'Correct this line',
          keys: 'e',
          run: () => onTask({ key: current.key, kind: 'correct' }),
        },
      hasUnread && { id: 'room.unread', label: 'Jump to the first unread line', keys: 'u', run: onUnread },
      { id: 'room.catch-up', label: 'Catch me up', keys: 'c', run: () => openDialog({ kind: 'catch-up' }) },
      { id: 'room.search', label: 'Search this timeline', keys: 's', run: onSearch },
    ]
    return offered.flatMap((action) => (action ? [{ section: SECTION, ...action }] : []))
  }, [
    current,
    hasUnread,
    onTask,
    onUnread,
    onSearch,
    onFocusLines,
    incident,
    viewer,
    canRespond,
    isClosed,
    send,
    compose,
    openDialog,
  ])
  useActions(actions)
}
