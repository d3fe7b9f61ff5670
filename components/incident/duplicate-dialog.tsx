'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FormDialog } from '@/components/incident/form-dialog'
import { useRoom } from '@/components/incident/room-context'
import { SeverityChip } from '@/components/incidents/severity-chip'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Skeleton } from '@/components/ui/skeleton'
import { listIncidents } from '@/lib/client/use-incident-list'
import { markDuplicate } from '@/lib/domain/incident/commands/mark-duplicate'

/** The same outage has another room already: this one closes and points there. */
export function DuplicateDialog({ onClose }: { onClose: () => void }) {
  const { incident, send } = useRoom()
  const [search, setSearch] = useState('')
  const [of, setOf] = useState('')
  const { data, error, refetch } = useQuery({
    queryKey: ['incidents', 'duplicate', search.trim()],
    queryFn: () => listIncidents({ q: search.trim(), limit: 20 }),
  })
  const others = (data?.incidents ?? []).filter(
    ({ id, duplicateOfKey, visibility, kind }) =>
      id !== incident.id &&
      !duplicateOfKey &&
      visibility === incident.visibility &&
      (kind === 'drill') === (incident.kind === 'drill'),
  )

  return (
    <FormDialog
      size="md"
      title="Mark as a duplicate"
      description="This room closes and points to the other one; its entries stay, people and alerts carry over."
      submit={of ? `It is the same as ${of}` : 'Choose the other incident'}
      onClose={onClose}
      onSubmit={() => (of ? send(markDuplicate, { of }) : 'Choose the incident it is the same as.')}
    >
      <Field label="Find the other incident">
        <Input value={search} onChange={(event) => setSearch(event.target.value)} placeholder="Title or key" />
      </Field>
      {!data && !error && <Skeleton className="h-24" />}
      {error && (
        <ErrorNote
          title="The incidents could not be read."
          action={<Button onClick={() => void refetch()}>Try again</Button>}
        />
      )}
      {data && others.length === 0 && <EmptyState title="No other incident found" />}
      <fieldset className="flex flex-col gap-1">
        <legend className="sr-only">The other incident</legend>
        {others.map(({ id, key, title, severity, status }) => (
          <label
            key={id}
            className="flex min-h-9 items-center gap-2 touch:min-h-11 rounded-2 px-2 has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent hover:bg-hover"
          >
            <input
              type="radio"
              name="of"
              value={key}
              checked={of === key}
              onChange={() => setOf(key)}
              className="accent-accent-solid"
            />
            <span className="mono shrink-0 text-text-3">{key}</span>
            <SeverityChip severity={severity} status={status} />
            <span className="min-w-0 flex-1 truncate">{title}</span>
          </label>
        ))}
      </fieldset>
    </FormDialog>
  )
}
