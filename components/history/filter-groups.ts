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
  /** Why there are no options yet, if they have to be asked for. */
  missing: 'on-its-way' | 'failed' | null
  values: readonly string[]
  onValuesChange: (values: string[]) => void
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const optionOf = ({ id, name }: { id: string; name: string }): FilterOption => ({ value: id, label: name })

type Options = Pick<FilterGroup, 'options' | 'missing'>

const fixed = (options: readonly FilterOption[]): Options => ({ options, missing: null })

const askedFor = <Item>(
  { data, isError }: { data: Item[] | undefined; isError: boolean },
  optionOfItem: (item: Item) => FilterOption,
): Options => ({
  options: data?.map(optionOfItem) ?? [],
  missing: data ? null : isError ? 'failed' : 'on-its-way',
})

/** What is chosen and in no list any more, such as an archived service of an old link, can be taken back too. */
export const withGone = ({ options, missing }: Options, values: readonly string[]): Options => {
  const gone = values.filter((chosen) => !options.some(({ value }) => value === chosen))
  return { missing, options: missing ? options : [...gone.map((value) => ({ value, label: GONE })), ...options] }
}
const GONE = 'Not listed any more'

const FIXED = {
  severity: fixed(severitySchema.options.map((value) => ({ value, label: value.toUpperCase() }))),
  status: fixed(statusSchema.options.map((value) => ({ value, label: capital(value) }))),
  kind: fixed(incidentKindSchema.options.map((value) => ({ value, label: KIND_NAMES[value] }))),
  mitigation: fixed(mitigationKindSchema.options.map((value) => ({ value, label: MITIGATION_NAMES[value] }))),
}

/**
 * The filters of lists of values: those that stand in the bar, and those behind “More”. What has to be asked for is so once
 * `isWanted`, or when something of it is chosen and has to be named.
 */
export function useFilterGroups(isWanted: boolean): { main: FilterGroup[]; more: FilterGroup[] } {
  const { filters, set } = useHistoryQuery()
  const services = useServices({ isWanted: isWanted || filters.service.length > 0 })
  const teams = useTeams({ isWanted: isWanted || filters.team.length > 0 })
  const people = usePeople({ isWanted: isWanted || filters.person !== null })
  const categories = useCategories({ isWanted: isWanted || filters.category.length > 0 })
  const person = filters.person === null ? [] : [filters.person]

  type ListName = 'severity' | 'status' | 'kind' | 'service' | 'team' | 'category' | 'mitigation'
  const group = (name: ListName, label: string, options: Options): FilterGroup => ({
    name,
    label,
    ...withGone(options, filters[name]),
    values: filters[name],
    // The address is read strictly: a value that is none is not chosen.
    onValuesChange: (values) => set({ [name]: values }),
  })
  return {
    main: [
      group('severity', 'Severity', FIXED.severity),
      group('kind', 'Kind', FIXED.kind),
      group('service', 'Service', askedFor(services, optionOf)),
      group('team', 'Team', askedFor(teams, optionOf)),
      {
        name: 'person',
        label: 'Person',
        ...withGone(askedFor(people, optionOf), person),
        values: person,
        onValuesChange: (values) => set({ person: values.at(-1) ?? null }),
      },
    ],
    more: [
      group('status', 'Status', FIXED.status),
      group(
        'category',
        'Factor',
        askedFor(categories, ({ key, name }) => ({ value: key, label: name })),
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
