'use client'
import type { ComponentProps } from 'react'
import { Select } from '@/components/ui/select'
import { usePeople } from '@/lib/client/directory'
import type { Ref } from '@/lib/domain/incident/values'

export interface OwnerSelectProps extends Omit<ComponentProps<'select'>, 'value' | 'onChange'> {
  value: string
  onChange: (personId: string) => void
  /** Listed also when they left since. */
  owner?: Ref | null
}

/** Who can own a prevention: those who respond. */
export function OwnerSelect({ value, onChange, owner, ...rest }: OwnerSelectProps) {
  const { data: people = [] } = usePeople()
  const listed = people.filter(({ role }) => role !== 'stakeholder')
  const isMissing = owner && !listed.some(({ id }) => id === owner.id)
  return (
    <Select {...rest} value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="">Nobody yet</option>
      {isMissing && <option value={owner.id}>{owner.name}</option>}
      {listed.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  )
}
