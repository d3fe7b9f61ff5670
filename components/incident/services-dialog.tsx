'use client'
import { useState } from 'react'
import { FormDialog } from '@/components/incident/form-dialog'
import { withOwnServices } from '@/components/incident/own-services'
import { useRoom } from '@/components/incident/room-context'
import { Checkbox } from '@/components/ui/checkbox'
import { EmptyState } from '@/components/ui/empty-state'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useServices } from '@/lib/client/directory'
import { setServices } from '@/lib/domain/incident/commands/set-services'

const FEW = 8

/** Which services are hit. */
export function ServicesDialog({ onClose }: { onClose: () => void }) {
  const { incident, act } = useRoom()
  const { data: listed } = useServices()
  const named = incident.services.map(({ id }) => id)
  const [found] = useState(named)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(found))
  const [search, setSearch] = useState('')
  // One that was archived since stays named until somebody takes it away.
  const known = [...incident.services, ...(listed ?? []).filter(({ id }) => !named.includes(id))]
  const wanted = search.trim().toLowerCase()
  const shown = known.filter(({ name, key }) => `${name} ${key}`.toLowerCase().includes(wanted))

  function toggle(id: string, isChosen: boolean) {
    const next = new Set(chosen)
    if (isChosen) next.add(id)
    else next.delete(id)
    setChosen(next)
  }

  return (
    <FormDialog
      title="What is hit"
      submit="Save"
      onClose={onClose}
      onSubmit={() => act(setServices, { serviceIds: withOwnServices(found, [...chosen], named) })}
    >
      {known.length > FEW && (
        <Field label="Find a service">
          <Input value={search} onChange={(event) => setSearch(event.target.value)} />
        </Field>
      )}
      {known.length === 0 && <EmptyState title="No services yet">An admin adds them under Services.</EmptyState>}
      <div className="flex flex-col gap-2">
        {shown.map(({ id, name, key }) => (
          <Checkbox
            key={id}
            label={
              <>
                {name} <span className="mono font-normal text-text-3">{key}</span>
              </>
            }
            checked={chosen.has(id)}
            onCheckedChange={(isChosen) => toggle(id, isChosen)}
          />
        ))}
      </div>
    </FormDialog>
  )
}
