'use client'
import { useState } from 'react'
import { FormDialog } from '@/components/incident/form-dialog'
import { PersonPicker } from '@/components/incident/person-picker'
import { useRoom, useRoomNow } from '@/components/incident/room-context'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { randomId } from '@/lib/client/random-id'
import { draftBrief } from '@/lib/domain/incident/brief'
import { handOverRole } from '@/lib/domain/incident/commands/hand-over-role'
import { ROLE_NAMES, type SingleRole } from '@/lib/domain/incident/values'

/** Offers a role with a brief that Evenkeel drafts from the room; it moves when the other accepts. */
export function HandOverDialog({ role, onClose }: { role: SingleRole; onClose: () => void }) {
  const { viewer, act } = useRoom()
  const { incident } = useRoomNow()
  const [draft] = useState(() => draftBrief(incident, role, new Date().toISOString()))
  const [brief, setBrief] = useState(draft.text)
  const [toPersonId, setToPersonId] = useState('')
  const name = ROLE_NAMES[role].toLowerCase()
  const holder = incident.roles[role]

  function handleSubmit() {
    if (!toPersonId) return 'Choose who takes it over.'
    const written = brief.trim() ? { brief, quotedSeqs: draft.quotedSeqs } : {}
    return act(handOverRole, { role, toPersonId, offerId: randomId(), ...written })
  }

  return (
    <FormDialog
      size="md"
      title={`Hand over ${name}`}
      description={`${holder && holder.id !== viewer.id ? `${holder.name} stays` : 'You stay'} ${name} until it is accepted.`}
      submit="Offer"
      onClose={onClose}
      onSubmit={handleSubmit}
    >
      <Field label="To" isRequired>
        <PersonPicker value={toPersonId} onChange={setToPersonId} except={[viewer.id, holder?.id ?? '']} />
      </Field>
      <Field label="Brief" hint="Drafted from the room; change what is not right.">
        <Textarea
          value={brief}
          onChange={(event) => setBrief(event.target.value)}
          rows={10}
          maxLength={5000}
          className="max-h-[40vh]!"
        />
      </Field>
    </FormDialog>
  )
}
