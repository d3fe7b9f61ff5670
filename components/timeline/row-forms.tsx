'use client'
import { useEffect, useState } from 'react'
import { useRoom } from '@/components/incident/room-context'
import { LineForm } from '@/components/timeline/line-form'
import type { OpenTask } from '@/components/timeline/row-menu'
import type { TimelineItem } from '@/components/timeline/timeline-items'
import { useUnsent } from '@/components/timeline/use-unsent'
import type { OutboxItem } from '@/lib/client/outbox-item'
import { randomId } from '@/lib/client/random-id'
import { answerQuestion } from '@/lib/domain/incident/commands/answer-question'
import { correctEntry } from '@/lib/domain/incident/commands/correct-entry'

interface TaskFormProps {
  item: TimelineItem
  task: OpenTask
  onClose: () => void
}

/** Words of a correction begin with those of the log, which may be redacted (SPEC REDACT-4). */
export const CORRECTIONS = 'correct'

export const answerDraft = (entryId: string): string => `answer.${entryId}`

/** What a question is answered with. */
export function AnswerForm({ item, task, onClose }: TaskFormProps) {
  const { send } = useRoom()
  const [answerId] = useState(randomId)
  return (
    <LineForm
      label="Your answer"
      submit="Answer"
      draft={answerDraft(item.row.entryId)}
      isBack={useIsBack(task)}
      onSubmit={(text) => send(answerQuestion, { entryId: item.row.entryId, answerId, text })}
      onClose={onClose}
    />
  )
}

/** Other words: in their place as long as the log does not have them, else as a correction of what it has. */
export function CorrectForm({ item: { row }, task, unsent, onClose }: TaskFormProps & { unsent: OutboxItem | null }) {
  const { send } = useRoom()
  const { edit } = useUnsent()
  return (
    <LineForm
      label="The right words"
      submit={unsent ? 'Save' : 'Correct'}
      draft={`${CORRECTIONS}.${row.entryId}`}
      initial={row.text ?? ''}
      isBack={useIsBack(task)}
      canBeEmpty={unsent !== null && row.attachments.length > 0}
      onSubmit={(text) => (unsent ? edit(unsent, text) : send(correctEntry, { entryId: row.entryId, text }))}
      onClose={onClose}
    />
  )
}

const begun = new WeakSet<OpenTask>()

/** Whether the form of a task was there before: lines leave the page with their forms, and come back. */
function useIsBack(task: OpenTask): boolean {
  const [isBack] = useState(() => begun.has(task))
  useEffect(() => {
    begun.add(task)
  }, [task])
  return isBack
}
