'use client'
import { useState } from 'react'
import { FormDialog } from '@/components/incident/form-dialog'
import { PersonPicker } from '@/components/incident/person-picker'
import { useRoom } from '@/components/incident/room-context'
import { Field } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { useTeams } from '@/lib/client/directory'
import { randomId } from '@/lib/client/random-id'
import { askForHelp } from '@/lib/domain/incident/commands/ask-for-help'

type Asked = 'person' | 'team' | 'service'

const OPTIONS = [
  { value: 'person', label: 'A person' },
  { value: 'team', label: 'A team' },
  { value: 'service', label: 'Who owns a service' },
] as const satisfies { value: Asked; label: string }[]

export interface AskForHelpDialogProps {
  personId?: string | undefined
  onClose: () => void
}

/** Asks somebody to come: a person, a team, or whoever owns a service that is hit. */
export function AskForHelpDialog({ personId, onClose }: AskForHelpDialogProps) {
  const { incident, viewer, act } = useRoom()
  const [asked, setAsked] = useState<Asked>('person')
  const [id, setId] = useState(personId ?? '')
  const [message, setMessage] = useState('')
  const isPrivate = incident.visibility === 'private'

  function handleSubmit() {
    if (!id) return 'Choose who is asked.'
    const whom = asked === 'person' ? { personId: id } : asked === 'team' ? { teamId: id } : { serviceId: id }
    return act(askForHelp, { helpId: randomId(), ...whom, ...(message.trim() && { message }) })
  }
  function choose(next: Asked) {
    setAsked(next)
    setId('')
  }

  return (
    <FormDialog
      title="Ask for help"
      description="They are told in the app and the timeline says so."
      submit="Ask"
      onClose={onClose}
      onSubmit={handleSubmit}
    >
      {!isPrivate && <Segmented label="Whom" value={asked} options={OPTIONS} onValueChange={choose} isWide size="md" />}
      {asked === 'person' && (
        <Field label="Person" hint={isPrivate ? 'They become a member of this private incident.' : undefined}>
          <PersonPicker value={id} onChange={setId} except={[viewer.id]} />
        </Field>
      )}
      {asked === 'team' && <TeamField value={id} onChange={setId} />}
      {asked === 'service' && (
        <Field label="Affected service">
          <Select value={id} onChange={(event) => setId(event.target.value)}>
            <option value="">{incident.services.length > 0 ? 'Choose a service' : 'No service is named yet'}</option>
            {incident.services.map((service) => (
              <option key={service.id} value={service.id}>
                {service.name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label="What you need" isOptional>
        <Textarea value={message} onChange={(event) => setMessage(event.target.value)} rows={2} maxLength={1000} />
      </Field>
    </FormDialog>
  )
}

function TeamField({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { data: teams } = useTeams()
  return (
    <Field label="Team">
      <Select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{teams?.length === 0 ? 'There are no teams yet' : 'Choose a team'}</option>
        {teams?.map((team) => (
          <option key={team.id} value={team.id}>
            {team.name}
          </option>
        ))}
      </Select>
    </Field>
  )
}
