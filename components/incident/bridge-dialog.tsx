'use client'
import { useState } from 'react'
import { FormDialog } from '@/components/incident/form-dialog'
import { useRoom } from '@/components/incident/room-context'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { setBridge } from '@/lib/domain/incident/commands/set-bridge'

/** Where the call is. */
export function BridgeDialog({ onClose }: { onClose: () => void }) {
  const { incident, act } = useRoom()
  // Saved as it was found, it takes nothing back that somebody else set meanwhile.
  const [found] = useState(incident.bridgeUrl ?? '')
  const [url, setUrl] = useState(found)
  const save = () => (url.trim() === found ? null : act(setBridge, { url: url.trim() || null }))
  return (
    <FormDialog
      title="Bridge call"
      description="Everybody in the room gets a button that opens it."
      submit="Save"
      onClose={onClose}
      onSubmit={save}
    >
      <Field label="Link to the call" hint="Empty when there is none.">
        <Input type="url" value={url} onChange={(event) => setUrl(event.target.value)} placeholder="https://" />
      </Field>
    </FormDialog>
  )
}
