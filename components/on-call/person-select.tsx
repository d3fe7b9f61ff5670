'use client'
import { Select } from '@/components/ui/select'
import { usePeople } from '@/lib/client/directory'
import type { Ref } from '@/lib/domain/incident/values'

export interface PersonSelectProps {
  /** Empty while nobody is chosen. */
  value: string
  onChange: (personId: string) => void
  /** Those of the rota, who are offered first. */
  people: readonly Ref[]
  viewerId: string
}

/** Somebody who can be on call: those of the rota first, then everybody else who responds. */
export function PersonSelect({ value, onChange, people, viewerId }: PersonSelectProps) {
  const { data: everybody, isPending } = usePeople()
  const own = new Set(people.map(({ id }) => id))
  const others = (everybody ?? []).filter(({ id, role }) => role !== 'stakeholder' && !own.has(id))
  // Whoever is chosen stays in the list while the rest of it is on its way.
  return (
    <Select value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="">Choose somebody</option>
      <Group label="In this rota" people={people} viewerId={viewerId} />
      <Group label={isPending ? 'Others, loading…' : 'Others'} people={others} viewerId={viewerId} />
    </Select>
  )
}

function Group({ label, people, viewerId }: Pick<PersonSelectProps, 'people' | 'viewerId'> & { label: string }) {
  if (people.length === 0) return null
  return (
    <optgroup label={label}>
      {people.map(({ id, name }) => (
        <option key={id} value={id}>
          {id === viewerId ? `${name} (you)` : name}
        </option>
      ))}
    </optgroup>
  )
}
