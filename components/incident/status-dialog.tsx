'use client'
import { useState } from 'react'
import { FormDialog } from '@/components/incident/form-dialog'
import { useRoom, useRoomNow } from '@/components/incident/room-context'
import { STATUS_STEPS } from '@/components/incident/status-steps'
import { postmortemPath } from '@/components/incidents/incident-path'
import { Field } from '@/components/ui/field'
import { Link } from '@/components/ui/link'
import { Textarea } from '@/components/ui/textarea'
import { randomId } from '@/lib/client/random-id'
import { useReviewNeeds } from '@/lib/client/use-reviews'
import { changeStatus } from '@/lib/domain/incident/commands/change-status'
import { namedCards } from '@/lib/domain/incident/review-rules'
import type { ReviewNeeds } from '@/lib/domain/incident/review-view'
import type { Status } from '@/lib/domain/incident/values'

const PROMPTS = {
  active: 'What came back',
  mitigated: 'What stopped it',
  resolved: 'How it was verified',
  closed: 'What it was and how it ended',
} satisfies Record<Status, string>

/** A step of the journey with a word about it; whether one is needed is the rule's to say. */
export function StatusDialog({ status, onClose }: { status: Status; onClose: () => void }) {
  const { incident, act, room } = useRoom()
  const { whyNot, incident: now } = useRoomNow()
  const [note, setNote] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const { data: needs } = useReviewNeeds(room.id, now.seq, { isWanted: status === 'closed' })
  const needsNote = whyNot(changeStatus, { status }) !== null || (status === 'closed' && needs?.closing.needsSentence)
  const { verb, meaning } = STATUS_STEPS[status]
  const missing = status === 'closed' && needs ? missingToClose(needs) : null

  function give(): string | null {
    if (missing) return missing
    return needsNote && !note.trim() ? 'Say it in a sentence.' : act(changeStatus, inputOf(status, note))
  }
  function handleSubmit() {
    const answer = give()
    setRefusal(answer)
    return answer
  }

  return (
    <FormDialog
      title={verb(incident.status)}
      description={meaning}
      submit={verb(incident.status)}
      onClose={onClose}
      onSubmit={handleSubmit}
      hasOwnError
    >
      {missing && (
        <p className="rounded-3 bg-warning-soft px-3.5 py-2.5 text-13">
          {missing}{' '}
          <Link href={postmortemPath(incident.key)} className="link font-semibold">
            Open the postmortem
          </Link>
        </p>
      )}
      <Field
        label={PROMPTS[status]}
        isOptional={!needsNote}
        isRequired={needsNote === true}
        error={missing ? undefined : (refusal ?? undefined)}
      >
        <Textarea value={note} onChange={(event) => setNote(event.target.value)} rows={3} maxLength={2000} />
      </Field>
    </FormDialog>
  )
}

const inputOf = (status: Status, note: string) => ({
  status,
  ...(note.trim() && { note, noteId: randomId() }),
})

/** What closing lacks, as a sentence; the server says the same. */
function missingToClose({ closing }: ReviewNeeds): string | null {
  if (closing.needsReview) return 'It is closed once its review is published.'
  if (closing.unansweredCards.length === 0) return null
  const cards = namedCards(closing.unansweredCards)
  return `Each card needs a prevention, or one declined on purpose. Missing for ${cards}.`
}
