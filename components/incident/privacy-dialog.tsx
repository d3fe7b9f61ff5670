'use client'
import { X } from 'lucide-react'
import { useState } from 'react'
import { FormDialog } from '@/components/incident/form-dialog'
import { PersonPicker } from '@/components/incident/person-picker'
import { useRoom, useRoomNow } from '@/components/incident/room-context'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { addMember } from '@/lib/domain/incident/commands/add-member'
import { removeMember } from '@/lib/domain/incident/commands/remove-member'
import { setPrivacy } from '@/lib/domain/incident/commands/set-privacy'

/** Who sees this incident. */
export function PrivacyDialog({ onClose }: { onClose: () => void }) {
  const { incident } = useRoom()
  return incident.visibility === 'private' ? <Members onClose={onClose} /> : <MakePrivate onClose={onClose} />
}

function MakePrivate({ onClose }: { onClose: () => void }) {
  const { act } = useRoom()
  return (
    <FormDialog
      title="Make this incident private"
      description="Only its members and admins see it then: everybody who takes part or was called, and you. For all others it does not exist, anywhere."
      submit="Make private"
      onClose={onClose}
      onSubmit={() => act(setPrivacy, { visibility: 'private' })}
    >
      <p className="text-13 text-text-2">You can add more members afterwards.</p>
    </FormDialog>
  )
}

function Members({ onClose }: { onClose: () => void }) {
  const { incident, viewer, act } = useRoom()
  const { whyNot } = useRoomNow()
  const [personId, setPersonId] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const cannotOpen = whyNot(setPrivacy, { visibility: 'open' })

  function add() {
    const answer = personId ? act(addMember, { personId }) : 'Choose who may see it.'
    setRefusal(answer)
    if (!answer) setPersonId('')
  }

  /** What is in its place then would make it private again, at a second press. */
  function open() {
    const answer = act(setPrivacy, { visibility: 'open' })
    setRefusal(answer)
    if (!answer) onClose()
  }

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      size="sm"
      title="Members of this private incident"
      description="They and admins see it. For all others it does not exist."
      footer={
        cannotOpen ? undefined : (
          <Button size="md" onClick={open}>
            Open to the organisation
          </Button>
        )
      }
    >
      <ul className="mb-4 flex flex-col">
        {incident.members.map((member) => (
          <li key={member.id} className="flex min-h-9 items-center gap-2">
            <Avatar id={member.id} name={member.name} />
            <span className="min-w-0 flex-1 truncate">{member.name}</span>
            {!whyNot(removeMember, { personId: member.id }) && (
              <IconButton
                label={member.id === viewer.id ? 'Leave this incident' : `Remove ${member.name}`}
                icon={<X aria-hidden size={14} strokeWidth={1.75} />}
                onClick={() => setRefusal(act(removeMember, { personId: member.id }))}
              />
            )}
          </li>
        ))}
      </ul>
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <Field label="Add somebody" error={refusal ?? undefined}>
            <PersonPicker
              value={personId}
              onChange={setPersonId}
              except={incident.members.map(({ id }) => id)}
              withStakeholders
            />
          </Field>
        </div>
        <Button size="md" onClick={add}>
          Add
        </Button>
      </div>
    </Dialog>
  )
}
