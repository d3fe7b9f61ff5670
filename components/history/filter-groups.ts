'use client'
import { useHistoryQuery } from '@/components/history/use-history-query'
import { KIND_NAMES } from '@/components/incidents/incident-words'
import { usePeople, useServices, useTeams } from '@/lib/client/directory'
import { useCategories } from '@/lib/client/history/use-categories'
import type { ChosenFilters } from '@/lib/domain/history/chosen-filters'
import { MITIGATION_NAMES, mitigationKindSchema } from '@/lib/domain/incident/mitigation'
import { incidentKindSchema, severitySchema, statusSchema } from '@/lib/domain/incident/values'

export interface FilterOption {
  value: string
  label: string
}

/** One filter that takes several values; none is “any”. */
export interface FilterGroup {
  name: keyof ChosenFilters
  label: string
  options: readonly FilterOption[]
  values: readonly string[]
  onValuesChange: (values: string[]) => void
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const optionOf = ({ id, name }: { id: string; name: string }): FilterOption => ({ value: id, label: name })

const FIXED = {
  severity: severitySchema.options.map((value) => ({ value, label: value.toUpperCase() })),
  status: statusSchema.options.map((value) => ({ value, label: capital(value) })),
  kind: incidentKindSchema.options.map((value) => ({ value, label: KIND_NAMES[value] })),
  mitigation: mitigationKindSchema.options.map((value) => ({ value, label: MITIGATION_NAMES[value] })),
}

/** The filters of lists of values: those that stand in the bar, and those behind “More”. */
export function useFilterGroups(): { main: FilterGroup[]; more: FilterGroup[] } {
  const { filters, set } = useHistoryQuery()
  const services = useServices().data ?? []
  const teams = useTeams().data ?? []
  const people = usePeople().data ?? []
  const categories = useCategories().data ?? []

  type ListName = 'severity' | 'status' | 'kind' | 'service' | 'team' | 'category' | 'mitigation'
  const group = (name: ListName, label: string, options: readonly FilterOption[]): FilterGroup => ({
    name,
    label,
    options,
    values: filters[name],
    // The address is read strictly: a value that is none is not chosen.
    onValuesChange: (values) => set({ [name]: values }),
  })
  return {
    main: [
      group('severity', 'Severity', FIXED.severity),
      group('kind', 'Kind', FIXED.kind),
      group('service', 'Service', services.map(optionOf)),
      group('team', 'Team', teams.map(optionOf)),
      {
        name: 'person',
        label: 'Person',
        options: people.map(optionOf),
        values: filters.person === null ? [] : [filters.person],
        onValuesChange: (values) => set({ person: values.at(-1) ?? null }),
      },
    ],
    more: [
      group('status', 'Status', FIXED.status),
      group(
        'category',
        'Factor',
        categories.map(({ key, name }) => ({ value: key, label: name })),
      ),
      group('mitigation', 'Mitigation', FIXED.mitigation),
    ],
  }
}

/** What a filter is set to, in a word or two. */
export function chosenText({ options, values }: Pick<FilterGroup, 'options' | 'values'>): string {
  if (values.length === 0) return 'Any'
  const names = options.filter(({ value }) => values.includes(value)).map(({ label }) => label)
  return names.length === values.length && names.length <= 2 ? names.join(', ') : `${values.length} chosen`
}
