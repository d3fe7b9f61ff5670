'use client'
import { useState } from 'react'
import { PersonPicker } from '@/components/incident/person-picker'
import { useRoom } from '@/components/incident/room-context'
import { LedgerForm } from '@/components/mitigation/ledger-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { randomId } from '@/lib/client/random-id'
import { abandonMitigation } from '@/lib/domain/incident/commands/abandon-mitigation'
import { reassignMitigation } from '@/lib/domain/incident/commands/reassign-mitigation'
import type { Mitigation } from '@/lib/domain/incident/mitigation'

export interface MitigationFormProps {
  one: Mitigation
  onClose: () => void
}

/** Lets go of it, and says why. */
export function AbandonForm({ one, onClose }: MitigationFormProps) {
  const { act } = useRoom()
  const [reason, setReason] = useState('')
  const abandon = () => act(abandonMitigation, { mitigationId: one.id, reason, noteId: randomId() })
  return (
    <LedgerForm
      label={`Abandon ${one.title}`}
      submit="Abandon"
      onSubmit={() => (reason.trim() ? abandon() : 'Say why.')}
      onClose={onClose}
    >
      <Field label="Why" isRequired>
        <Input autoFocus value={reason} onChange={(event) => setReason(event.target.value)} maxLength={300} />
      </Field>
    </LedgerForm>
  )
}

/** Gives it to somebody else. */
export function ReassignForm({ one, onClose }: MitigationFormProps) {
  const { act } = useRoom()
  const [personId, setPersonId] = useState('')
  const give = () =>
    personId ? act(reassignMitigation, { mitigationId: one.id, toPersonId: personId }) : 'Choose somebody.'
  return (
    <LedgerForm label={`Give ${one.title} to somebody`} submit="Give" onSubmit={give} onClose={onClose}>
      <Field label="To whom">
        <PersonPicker value={personId} onChange={setPersonId} except={[one.owner.id]} />
      </Field>
    </LedgerForm>
  )
}
