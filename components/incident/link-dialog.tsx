'use client'
import { useState } from 'react'
import { FormDialog } from '@/components/incident/form-dialog'
import { useRoom } from '@/components/incident/room-context'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { randomId } from '@/lib/client/random-id'
import { attachLink } from '@/lib/domain/incident/commands/attach-link'

/** A dashboard, a ticket, a pull request to keep in view. */
export function LinkDialog({ onClose }: { onClose: () => void }) {
  const { act } = useRoom()
  const [url, setUrl] = useState('')
  const [title, setTitle] = useState('')
  const [linkId] = useState(randomId)
  return (
    <FormDialog
      title="Keep a link in view"
      submit="Attach"
      onClose={onClose}
      onSubmit={() => act(attachLink, { linkId, title: title.trim() || hostOf(url), url })}
    >
      <Field label="Link" isRequired>
        <Input
          type="url"
          required
          value={url}
          onChange={(event) => setUrl(event.target.value)}
          placeholder="https://"
        />
      </Field>
      <Field label="Name" isOptional>
        <Input value={title} onChange={(event) => setTitle(event.target.value)} maxLength={200} />
      </Field>
    </FormDialog>
  )
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url)
