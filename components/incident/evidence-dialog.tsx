'use client'
import { useState } from 'react'
import { FormDialog } from '@/components/incident/form-dialog'
import { useRoom } from '@/components/incident/room-context'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { randomId } from '@/lib/client/random-id'
import { changeSeverity } from '@/lib/domain/incident/commands/change-severity'
import { setDeliveryPrevented } from '@/lib/domain/incident/commands/set-delivery-prevented'
import type { Severity } from '@/lib/domain/incident/values'

export interface EvidenceDialogProps {
  /** What to lower to; null only takes the mark "delivery prevented" away. */
  severity: Severity | null
  onClose: () => void
}

/** Delivery is prevented, so going lower needs to be shown: a sentence, and a link if there is one. */
export function EvidenceDialog({ severity, onClose }: EvidenceDialogProps) {
  const { act } = useRoom()
  const [text, setText] = useState('')
  const [url, setUrl] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)

  function handleSubmit() {
    const said = text.trim() ? { evidence: { text, ...(url.trim() && { url }) }, noteId: randomId() } : {}
    const answer = severity
      ? act(changeSeverity, { severity, ...said })
      : act(setDeliveryPrevented, { deliveryPrevented: false, ...said })
    setRefusal(answer)
    return answer
  }

  return (
    <FormDialog
      title={severity ? `Lower to ${severity.toUpperCase()}` : 'Teams can deliver again'}
      description="Delivery is prevented. Say what shows that teams can deliver to production again; the incident keeps it."
      submit={severity ? `Lower to ${severity.toUpperCase()}` : 'Keep as evidence'}
      onClose={onClose}
      onSubmit={handleSubmit}
      hasOwnError
    >
      <Field label="Evidence" error={refusal ?? undefined} isRequired>
        <Textarea value={text} onChange={(event) => setText(event.target.value)} rows={3} maxLength={2000} />
      </Field>
      <Field label="Link" isOptional>
        <Input type="url" value={url} onChange={(event) => setUrl(event.target.value)} placeholder="https://" />
      </Field>
    </FormDialog>
  )
}
