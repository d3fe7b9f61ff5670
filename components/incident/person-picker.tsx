'use client'
import { useRoomAround } from '@/components/incident/room-context'
import { Select } from '@/components/ui/select'
import { type ListedPerson, usePeople } from '@/lib/client/directory'

export interface PersonPickerProps {
  value: string
  onChange: (personId: string) => void
  /** Left out of the list: who it cannot be. */
  except?: readonly string[]
  /** Stakeholders read; they are offered only where reading is enough. */
  withStakeholders?: boolean
}

/** Somebody of the organisation, those who are in the room first. */
export function PersonPicker({ value, onChange, except = [], withStakeholders = false }: PersonPickerProps) {
  const { present } = useRoomAround()
  const { data: people, isPending } = usePeople()
  const isHere = ({ id }: ListedPerson) => present.some((person) => person.id === id)
  const listed = (people ?? []).filter(
    ({ id, role }) => !except.includes(id) && (withStakeholders || role !== 'stakeholder'),
  )
  const here = listed.filter(isHere)
  const others = listed.filter((person) => !isHere(person))
  return (
    <Select value={value} onChange={(event) => onChange(event.target.value)} disabled={isPending}>
      <option value="">{people ? 'Choose somebody' : isPending ? 'Loading…' : 'Nobody could be read'}</option>
      {here.length > 0 && <Group label="In the room" people={here} />}
      {others.length > 0 && <Group label={here.length > 0 ? 'Others' : 'Everybody'} people={others} />}
    </Select>
  )
}

function Group({ label, people }: { label: string; people: ListedPerson[] }) {
  return (
    <optgroup label={label}>
      {people.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </optgroup>
  )
}
