'use client'
import { Select } from '@/components/ui/select'
import { useServices } from '@/lib/client/directory'
import type { Ref } from '@/lib/domain/incident/values'

export interface ServiceSelectProps {
  /** Its name, where no field around it gives one. */
  label?: string
  value: string | null
  /** The service chosen before, which may be archived since. */
  chosen?: Ref | null
  onValueChange: (serviceId: string | null) => void
}

export function ServiceSelect({ label, value, chosen = null, onValueChange }: ServiceSelectProps) {
  const { data: services = [] } = useServices()
  const isListed = !chosen || services.some(({ id }) => id === chosen.id)
  return (
    <Select
      {...(label && { 'aria-label': label })}
      value={value ?? ''}
      onChange={(event) => onValueChange(event.target.value || null)}
    >
      <option value="">No service</option>
      {!isListed && chosen && <option value={chosen.id}>{chosen.name}</option>}
      {services.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  )
}
