'use client'
import { useState } from 'react'
import { FormDialog } from '@/components/incident/form-dialog'
import { useRoom } from '@/components/incident/room-context'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { redactEntry } from '@/lib/domain/incident/commands/redact-entry'

/** Takes the words of an entry away for ever. */
export function RedactDialog({ entryId, onClose }: { entryId: string; onClose: () => void }) {
  const { send } = useRoom()
  const [reason, setReason] = useState('')
  return (
    <FormDialog
      title="Redact this entry"
      description="Its words, their corrections and what quotes them are removed for ever, from everywhere. That somebody wrote here stays."
      submit="Redact for ever"
      isDanger
      onClose={onClose}
      onSubmit={() => send(redactEntry, { entryId, ...(reason.trim() && { reason }) })}
    >
      <Field label="Why" isOptional hint="Kept and shown in place of the words.">
        <Input value={reason} onChange={(event) => setReason(event.target.value)} maxLength={1000} />
      </Field>
    </FormDialog>
  )
}
