'use client'
import clsx from 'clsx'
import { type FocusEvent, useRef, useState } from 'react'
import { useRoom } from '@/components/incident/room-context'
import { LineForm } from '@/components/timeline/line-form'
import { RedactDialog } from '@/components/timeline/redact-dialog'
import { RowAside } from '@/components/timeline/row-aside'
import { RowBody } from '@/components/timeline/row-body'
import { RowGlyph } from '@/components/timeline/row-glyph'
import { RowMenu, type RowTask, useRowRights } from '@/components/timeline/row-menu'
import type { TimelineItem } from '@/components/timeline/timeline-items'
import { useTimeZone } from '@/components/ui/clock'
import { timeText } from '@/components/ui/time-text'
import { randomId } from '@/lib/client/random-id'
import { answerQuestion } from '@/lib/domain/incident/commands/answer-question'
import { correctEntry } from '@/lib/domain/incident/commands/correct-entry'

export interface TimelineRowProps {
  item: TimelineItem
  /** Its place among all rows that are loaded, for those who listen. */
  position: { index: number; count: number }
  /** The one line that Tab reaches. */
  isCurrent: boolean
  isTarget: boolean
  task: RowTask | null
  onTask: (task: RowTask | null) => void
  onCurrent: () => void
}

export function TimelineRowView({ item, position, isCurrent, isTarget, task, onTask, onCurrent }: TimelineRowProps) {
  const { row } = item
  const { viewer } = useRoom()
  const [isHot, setHot] = useState(false)
  // Own lines are just there; those of others settle when they arrive, not when they are scrolled to.
  const [isFresh] = useState(() => row.actor.id !== viewer.id && Date.now() - Date.parse(row.recordedAt) < 2000)
  const isDecision = row.kind === 'decision' && !row.redacted
  const line = useRef<HTMLElement>(null)

  // The form that had the focus goes; the keys stay with its line.
  function closeForm() {
    line.current?.focus({ preventScroll: true })
    onTask(null)
  }

  return (
    <article
      ref={line}
      aria-posinset={position.index + 1}
      aria-setsize={position.count}
      data-seq={row.seq}
      data-entry={row.entryId}
      data-kind={row.kind}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={(event: FocusEvent) => {
        setHot(true)
        if (event.target === event.currentTarget) onCurrent()
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
        {task === 'correct' ? (
          <CorrectForm item={item} onClose={closeForm} />
        ) : (
          <RowBody row={row} minute={item.minute} answers={item.answers} />
        )}
        {item.happened && <p className="text-12 text-text-3">happened {item.happened}</p>}
        {task === 'answer' && <AnswerForm item={item} onClose={closeForm} />}
        {task === 'redact' && <RedactDialog entryId={row.entryId} onClose={() => onTask(null)} />}
      </div>
      <div className="flex h-5 items-center gap-1.5 text-12 text-text-3 max-md:h-[22px]">
        <AnswerButton item={item} isHot={isHot} onAnswer={() => onTask('answer')} />
        <RowAside row={row} />
        {isHot && <RowMenu row={row} onTask={onTask} />}
      </div>
    </article>
  )
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

function AnswerButton({ item, isHot, onAnswer }: { item: TimelineItem; isHot: boolean; onAnswer: () => void }) {
  const { canAnswer } = useRowRights(item.row)
  if (!canAnswer || !isHot || item.row.answerSeqs.length > 0) return null
  return (
    <button type="button" className="link rounded-1 text-12" onClick={onAnswer}>
      Answer
    </button>
  )
}

interface TaskFormProps {
  item: TimelineItem
  onClose: () => void
}

function AnswerForm({ item, onClose }: TaskFormProps) {
  const { send } = useRoom()
  const [answerId] = useState(randomId)
  return (
    <LineForm
      label="Your answer"
      submit="Answer"
      onSubmit={(text) => send(answerQuestion, { entryId: item.row.entryId, answerId, text })}
      onClose={onClose}
    />
  )
}

function CorrectForm({ item, onClose }: TaskFormProps) {
  const { send } = useRoom()
  return (
    <LineForm
      label="The right words"
      submit="Correct"
      initial={item.row.text ?? ''}
      onSubmit={(text) => send(correctEntry, { entryId: item.row.entryId, text })}
      onClose={onClose}
    />
  )
}
