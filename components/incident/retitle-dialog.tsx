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
  const [title, setTitle] = useState(incident.title)
  return (
    <FormDialog title="Change the title" submit="Save" onClose={onClose} onSubmit={() => act(retitle, { title })}>
      <Field label="What is wrong" isRequired>
        <Input value={title} onChange={(event) => setTitle(event.target.value)} maxLength={200} />
      </Field>
    </FormDialog>
  )
}
