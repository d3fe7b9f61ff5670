'use client'
import { useState } from 'react'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { BeforeReview } from '@/components/postmortem/review/before-review'
import { ReviewDialog } from '@/components/postmortem/review/review-dialog'
import { readerOptions, useReaders } from '@/components/postmortem/review/use-readers'
import { Field } from '@/components/ui/field'
import { MultiCombobox } from '@/components/ui/multi-combobox'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { missingApprovals } from '@/lib/domain/incident/review-rules'

const MAX_ASKED = 10

/** Asks people to read the postmortem. What is worth a look before is listed and stops nobody. */
export function AskDialog({ onClose }: { onClose: () => void }) {
  const { incident, rules, me } = usePostmortem()
  const [reviewerIds, setReviewerIds] = useState<string[]>([])
  const [note, setNote] = useState('')
  const readers = useReaders(incident)
  const { review } = incident
  const missing = review ? missingApprovals(review, rules[incident.severity]) : 0
  const options = readerOptions(
    readers.filter(({ id }) => id !== me.id),
    incident,
  )
  const text = note.trim()
  return (
    <ReviewDialog
      incidentId={incident.id}
      title="Ask for review"
      description={
        missing > 0
          ? `Before it is published, ${missing === 1 ? 'one person' : `${missing} people`} besides its owner must approve it.`
          : 'Its severity asks for no approval; ask whoever should read it.'
      }
      submit="Ask"
      command={reviewerIds.length > 0 ? { command: 'ask-for-review', reviewerIds, ...(text && { note: text }) } : null}
      onDone={() =>
        toast(reviewerIds.length === 1 ? 'One person was asked' : `${reviewerIds.length} people were asked`)
      }
      onClose={onClose}
    >
      <Field label="Who should read it" isRequired>
        <MultiCombobox
          options={options}
          values={reviewerIds}
          onValuesChange={(ids) => setReviewerIds(ids.slice(0, MAX_ASKED))}
          placeholder="Name"
          emptyText="Nobody of that name can take part"
        />
      </Field>
      <Field label="What to look at" isOptional>
        <Textarea rows={2} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <BeforeReview />
    </ReviewDialog>
  )
}
