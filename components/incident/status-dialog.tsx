'use client'
import { useState } from 'react'
import { FormDialog } from '@/components/incident/form-dialog'
import { useRoom, useRoomNow } from '@/components/incident/room-context'
import { STATUS_STEPS } from '@/components/incident/status-steps'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { changeStatus } from '@/lib/domain/incident/commands/change-status'
import type { Status } from '@/lib/domain/incident/values'

const PROMPTS = {
  active: 'What came back',
  mitigated: 'What stopped it',
  resolved: 'How it was verified',
  closed: 'What it was and how it ended',
} satisfies Record<Status, string>

/** A step of the journey with a word about it; whether one is needed is the rule's to say. */
export function StatusDialog({ status, onClose }: { status: Status; onClose: () => void }) {
  const { incident, act } = useRoom()
  const { whyNot } = useRoomNow()
  const [note, setNote] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const needsNote = whyNot(changeStatus, { status }) !== null
  const { verb, meaning } = STATUS_STEPS[status]

  function handleSubmit() {
    const answer = act(changeStatus, { status, ...(note.trim() && { note }) })
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
      <Field label={PROMPTS[status]} isOptional={!needsNote} isRequired={needsNote} error={refusal ?? undefined}>
        <Textarea value={note} onChange={(event) => setNote(event.target.value)} rows={3} maxLength={2000} />
      </Field>
    </FormDialog>
  )
}
