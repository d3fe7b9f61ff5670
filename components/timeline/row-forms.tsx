'use client'
import { useState } from 'react'
import { useRoom } from '@/components/incident/room-context'
import { LineForm } from '@/components/timeline/line-form'
import type { TimelineItem } from '@/components/timeline/timeline-items'
import { useUnsent } from '@/components/timeline/use-unsent'
import type { OutboxItem } from '@/lib/client/outbox-item'
import { randomId } from '@/lib/client/random-id'
import { answerQuestion } from '@/lib/domain/incident/commands/answer-question'
import { correctEntry } from '@/lib/domain/incident/commands/correct-entry'

interface TaskFormProps {
  item: TimelineItem
  onClose: () => void
}

/** What a question is answered with. */
export function AnswerForm({ item, onClose }: TaskFormProps) {
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

/** Other words: in their place as long as the log does not have them, else as a correction of what it has. */
export function CorrectForm({ item: { row }, unsent, onClose }: TaskFormProps & { unsent: OutboxItem | null }) {
  const { send } = useRoom()
  const { edit } = useUnsent()
  return (
    <LineForm
      label="The right words"
      submit={unsent ? 'Save' : 'Correct'}
      initial={row.text ?? ''}
      canBeEmpty={unsent !== null && row.attachments.length > 0}
      onSubmit={(text) => (unsent ? edit(unsent, text) : send(correctEntry, { entryId: row.entryId, text }))}
      onClose={onClose}
    />
  )
}
