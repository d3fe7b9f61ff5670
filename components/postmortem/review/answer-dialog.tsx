'use client'
import { useState } from 'react'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { ReviewDialog } from '@/components/postmortem/review/review-dialog'
import { Field } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { Textarea } from '@/components/ui/textarea'
import type { ReviewAnswer } from '@/lib/domain/incident/review'

const ANSWERS = [
  { value: 'approved', label: 'Approve' },
  { value: 'changes-wanted', label: 'Wants changes' },
] as const satisfies { value: ReviewAnswer; label: string }[]

/** What somebody who was asked says of the postmortem; they may change it later. */
export function AnswerDialog({ onClose }: { onClose: () => void }) {
  const { incident, me } = usePostmortem()
  const given = incident.review?.reviewers.find(({ id }) => id === me.id)?.answer ?? null
  const [answer, setAnswer] = useState<ReviewAnswer>(given?.is ?? 'approved')
  const [note, setNote] = useState(given?.note ?? '')
  const text = note.trim()
  return (
    <ReviewDialog
      incidentId={incident.id}
      title={given ? 'Change your answer' : 'Your answer'}
      description="Comments on a passage stand in the document; this is about the whole."
      submit="Answer"
      command={{ command: 'answer-review', answer, ...(text && { note: text }) }}
      onClose={onClose}
    >
      <Segmented label="Answer" value={answer} options={ANSWERS} onValueChange={setAnswer} isWide />
      <Field label={answer === 'approved' ? 'Anything to add' : 'What should change'} isOptional>
        <Textarea rows={3} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </ReviewDialog>
  )
}
