'use client'
import clsx from 'clsx'
import { type FocusEvent, memo, useRef, useState } from 'react'
import { useRoom } from '@/components/incident/room-context'
import { RowAttachments } from '@/components/timeline/attachments/row-attachments'
import { RedactDialog } from '@/components/timeline/redact-dialog'
import { RowAside, WaitingActions } from '@/components/timeline/row-aside'
import { RowAnswers, RowBody } from '@/components/timeline/row-body'
import { AnswerForm, CorrectForm } from '@/components/timeline/row-forms'
import { RowGlyph } from '@/components/timeline/row-glyph'
import { type OpenTask, RowMenu, type RowTask, useRowRights } from '@/components/timeline/row-menu'
import type { TimelineItem } from '@/components/timeline/timeline-items'
import type { Way } from '@/components/timeline/way'
import { useTimeZone } from '@/components/ui/clock'
import { timeText } from '@/components/ui/time-text'
import { isUnsent, type OutboxItem } from '@/lib/client/outbox-item'
import type { TimelineRow } from '@/lib/domain/incident/timeline'

export interface TimelineRowProps {
  item: TimelineItem
  /** Its place among all rows that are loaded, for those who listen. */
  index: number
  /** The one line that Tab reaches. */
  isCurrent: boolean
  isTarget: boolean
  task: OpenTask | null
  /** The line's own, while it is not in the log, and how far that is on its way. */
  command: OutboxItem | null
  way: Way | null
  onTask: (task: OpenTask | null) => void
  onCurrent: (key: string) => void
}

/** One line. The list is drawn again for every event and every turn of the wheel, a line only when it is different. */
export const TimelineRowView = memo(function TimelineRowView({
  item,
  index,
  isCurrent,
  isTarget,
  task,
  command,
  way,
  onTask: onTaskOf,
  onCurrent,
}: TimelineRowProps) {
  const { row, isAlone } = item
  const { viewer } = useRoom()
  const [isHot, setHot] = useState(false)
  // Own lines are just there; those of others settle when they arrive, not when they are scrolled to or come in a burst.
  const [isFresh] = useState(() => isAlone && row.actor.id !== viewer.id && isRecent(row.recordedAt))
  const isDecision = row.kind === 'decision' && !row.redacted
  const isOpenQuestion = row.kind === 'question' && row.answerSeqs.length === 0
  const line = useRef<HTMLElement>(null)
  const unsent = command && isUnsent(command) ? command : null
  const isWaiting = unsent !== null && way === 'waiting'
  const onTask = (kind: RowTask | null) => onTaskOf(kind && { key: item.key, kind })

  // The form that had the focus goes; the keys stay with its line.
  function closeForm() {
    line.current?.focus({ preventScroll: true })
    onTask(null)
  }

  return (
    <article
      ref={line}
      aria-posinset={index + 1}
      // How many there are changes with every line: told to each, each would be drawn again.
      aria-setsize={-1}
      data-seq={row.seq}
      data-entry={row.entryId}
      data-kind={row.kind}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={(event: FocusEvent) => {
        setHot(true)
        if (event.target === event.currentTarget) onCurrent(item.key)
      }}
      onBlur={(event: FocusEvent) => setHot(event.currentTarget.contains(event.relatedTarget))}
      onPointerEnter={() => setHot(true)}
      onPointerLeave={() => setHot(false)}
      className={clsx(
        'group relative grid grid-cols-[16px_minmax(0,1fr)_auto] items-start gap-x-2.5 px-4 py-[5px] hover:bg-hover focus-visible:-outline-offset-2 md:grid-cols-[44px_16px_minmax(0,1fr)_auto] md:gap-x-3 md:py-[3px] md:pl-5',
        isDecision &&
          "my-0.5 before:absolute before:inset-y-0.5 before:left-0 before:w-[3px] before:rounded-r-[2px] before:bg-accent before:content-['']",
        isTarget && 'bg-accent-soft',
        isFresh && 'animate-settle',
      )}
    >
      <RowTime item={item} />
      <RowGlyph row={row} />
      <div className="min-w-0">
        {task?.kind === 'correct' && !row.redacted ? (
          <CorrectForm item={item} task={task} unsent={unsent} onClose={closeForm} />
        ) : (
          <RowBody row={row} minute={item.minute} />
        )}
      </div>
      <div
        className={clsx(
          'flex h-5 items-center gap-1.5 text-12 text-text-3',
          isWaiting ? 'max-md:col-span-2 max-md:col-start-2 max-md:h-8 max-md:gap-4' : 'max-md:h-[22px]',
        )}
      >
        {isHot && isOpenQuestion && <AnswerButton row={row} onAnswer={() => onTask('answer')} />}
        {isWaiting && task?.kind !== 'correct' && (
          <WaitingActions
            item={unsent}
            isHot={isHot}
            onEdit={row.text !== null ? () => onTask('correct') : null}
            onDiscard={() => focusNeighbour(line.current)}
          />
        )}
        <RowAside row={row} way={way} />
        {isHot && !isWaiting && <RowMenu row={row} onTask={onTask} />}
      </div>
      {/* Beneath the words and what stands beside them: that comes and goes, and must not resize a picture. */}
      <div className="col-span-2 col-start-2 min-w-0 md:col-start-3">
        {item.happened && <p className="text-12 text-text-3">happened {item.happened}</p>}
        <RowAttachments row={row} command={command} />
        <RowAnswers answers={item.answers} />
        {task?.kind === 'answer' && <AnswerForm item={item} task={task} onClose={closeForm} />}
        {task?.kind === 'redact' && <RedactDialog entryId={row.entryId} onClose={() => onTask(null)} />}
      </div>
    </article>
  )
})

const isRecent = (recordedAt: string) => Date.now() - Date.parse(recordedAt) < 2000

/** The keys stay in the list when their line leaves it. */
function focusNeighbour(line: HTMLElement | null) {
  if (!line?.contains(document.activeElement)) return
  const lines = [...(line.closest('[role="feed"]')?.querySelectorAll('article') ?? [])]
  const at = lines.indexOf(line)
  const neighbour = lines[at - 1] ?? lines[at + 1]
  neighbour?.focus({ preventScroll: true })
}

function RowTime({ item }: { item: TimelineItem }) {
  const zone = useTimeZone()
  return (
    <time
      dateTime={item.row.recordedAt}
      title={timeText(Date.parse(item.row.recordedAt), 'full', zone)}
      suppressHydrationWarning
      className={clsx(
        'text-right text-12 text-text-3 leading-5 max-md:hidden',
        item.isRepeat && 'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100',
      )}
    >
      {item.minute}
    </time>
  )
}

function AnswerButton({ row, onAnswer }: { row: TimelineRow; onAnswer: () => void }) {
  const { canAnswer } = useRowRights(row)
  if (!canAnswer) return null
  return (
    <button type="button" className="link rounded-1 text-12" onClick={onAnswer}>
      Answer
    </button>
  )
}
