'use client'
import { useState } from 'react'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { ReviewDialog } from '@/components/postmortem/review/review-dialog'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { randomId } from '@/lib/client/random-id'

/** Takes the postmortem back from those who were asked. */
export function WithdrawDialog({ onClose }: { onClose: () => void }) {
  const { incident } = usePostmortem()
  const [reason, setReason] = useState('')
  const [noteId] = useState(randomId)
  const text = reason.trim()
  return (
    <ReviewDialog
      incidentId={incident.id}
      title="Take it back from review"
      description="Nobody is asked any more, and the answers given so far no longer count. The document and its comments stay."
      submit="Take back"
      command={{ command: 'withdraw-review', ...(text && { reason: text, noteId }) }}
      onClose={onClose}
    >
      <Field label="Why" isOptional>
        <Textarea rows={2} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ReviewDialog>
  )
}
