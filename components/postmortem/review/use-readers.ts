'use client'
import type { ComboboxOption } from '@/components/ui/multi-combobox'
import { type ListedPerson, usePeople } from '@/lib/client/directory'
import { canView } from '@/lib/domain/incident/policy'
import type { IncidentState } from '@/lib/domain/incident/state'

/** Responders who may see the incident: those who can own its review and be asked to read it. */
export function useReaders(incident: IncidentState): ListedPerson[] {
  const { data: people = [] } = usePeople()
  return people.filter(
    (person) => person.role !== 'stakeholder' && canView({ ...person, kind: 'person', scope: 'admin' }, incident),
  )
}

/** Those who took part first, each with why they are offered. */
export function readerOptions(readers: readonly ListedPerson[], incident: IncidentState): ComboboxOption[] {
  const present = new Set(incident.participants.items.map(({ id }) => id))
  const options = readers.map(({ id, name }) => ({ value: id, label: name, wasThere: present.has(id) }))
  return options
    .toSorted((one, other) => Number(other.wasThere) - Number(one.wasThere))
    .map(({ wasThere, ...option }) => (wasThere ? { ...option, hint: 'took part' } : option))
}
