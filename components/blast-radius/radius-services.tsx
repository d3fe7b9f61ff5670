'use client'
import { Plus } from 'lucide-react'
import { useRoom } from '@/components/incident/room-context'
import { Field } from '@/components/ui/field'
import { MultiCombobox } from '@/components/ui/multi-combobox'
import { useReadServiceGraph } from '@/lib/client/catalogue-admin'
import { useServices } from '@/lib/client/directory'
import { dependantsOf } from '@/lib/domain/catalogue/graph'

const SUGGESTED = 4

export interface RadiusServicesProps {
  serviceIds: readonly string[]
  onChange: (serviceIds: string[]) => void
}

/** Which services are hit, and with one tap those that depend on them. */
export function RadiusServices({ serviceIds, onChange }: RadiusServicesProps) {
  const { incident } = useRoom()
  const { data: listed } = useServices()
  const { data: graph } = useReadServiceGraph()
  // One that was archived since stays named until somebody takes it away.
  const known = [
    ...(listed ?? []),
    ...incident.services.filter(({ id }) => listed && !listed.some((service) => service.id === id)),
  ]
  const nameOf = (id: string) => known.find((service) => service.id === id)?.name
  const edges = graph?.edges ?? []
  const suggested = dependantsOf(edges, serviceIds, { maxDistance: 1, limit: SUGGESTED }).flatMap(({ id }) => {
    const needed = edges.find((edge) => edge.serviceId === id && serviceIds.includes(edge.dependsOnId))?.dependsOnId
    const [name, needs] = [nameOf(id), needed && nameOf(needed)]
    return name && needs ? [{ id, name, needs }] : []
  })
  return (
    <div className="flex flex-col gap-2">
      <Field label="Services">
        <MultiCombobox
          options={known.map(({ id, name, key }) => ({ value: id, label: name, hint: key }))}
          values={serviceIds}
          onValuesChange={onChange}
          placeholder="Which services are hit"
          emptyText="No service of that name"
        />
      </Field>
      {suggested.length > 0 && (
        <ul className="flex flex-col gap-1 text-12 text-text-2">
          {suggested.map(({ id, name, needs }) => (
            <li key={id} className="flex items-center gap-2">
              <button
                type="button"
                aria-label={`${name} is hit too`}
                onClick={() => onChange([...serviceIds, id])}
                className="inline-flex h-6 shrink-0 items-center gap-1 rounded-1 px-2 font-medium inset-ring inset-ring-line-strong hover:bg-hover max-md:h-11"
              >
                <Plus aria-hidden size={12} strokeWidth={2} />
                {name}
              </button>
              <span>depends on {needs}: hit too?</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
