'use client'
import { useState } from 'react'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { ReviewDialog } from '@/components/postmortem/review/review-dialog'
import { useReaders } from '@/components/postmortem/review/use-readers'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'

/** Gives the review to somebody else, who then is reminded of it. */
export function OwnerDialog({ onClose }: { onClose: () => void }) {
  const { incident } = usePostmortem()
  const [ownerId, setOwnerId] = useState('')
  const readers = useReaders(incident).filter(({ id }) => id !== incident.review?.owner.id)
  return (
    <ReviewDialog
      incidentId={incident.id}
      title="Give the review to somebody else"
      description={`${incident.review?.owner.name ?? 'Nobody'} sees to it now. Whoever does is reminded when it is due.`}
      submit="Give"
      command={ownerId ? { command: 'assign-review', ownerId } : null}
      onClose={onClose}
    >
      <Field label="Who sees to it" isRequired>
        <Select value={ownerId} onChange={(event) => setOwnerId(event.target.value)}>
          <option value="">Choose somebody</option>
          {readers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </ReviewDialog>
  )
}
