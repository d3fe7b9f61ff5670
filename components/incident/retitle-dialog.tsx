'use client'
import { useState } from 'react'
import { FormDialog } from '@/components/incident/form-dialog'
import { useRoom } from '@/components/incident/room-context'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { retitle } from '@/lib/domain/incident/commands/retitle'

/** What is wrong, in other words. */
export function RetitleDialog({ onClose }: { onClose: () => void }) {
  const { incident, act } = useRoom()
  // Somebody else may change it meanwhile: saved as it was found, it takes nothing back.
  const [found] = useState(incident.title)
  const [title, setTitle] = useState(found)
  const save = () => (title.trim() === found ? null : act(retitle, { title }))
  return (
    <FormDialog title="Change the title" submit="Save" onClose={onClose} onSubmit={save}>
      <Field label="What is wrong" isRequired>
        <Input value={title} onChange={(event) => setTitle(event.target.value)} maxLength={200} />
      </Field>
    </FormDialog>
  )
}
