import { KIND_NAMES } from '@/components/incidents/incident-words'
import { incidentKindSchema, severitySchema } from '@/lib/domain/incident/values'

const FILTER_NAMES = ['status', 'severity', 'kind', 'serviceId'] as const
export type FilterName = (typeof FILTER_NAMES)[number]

/** What the list is narrowed to, as the address says it; an absent one is "any". */
export type IncidentFilters = Partial<Record<FilterName | 'q', string>>

export interface FilterChoice {
  value: string
  label: string
}

/** The values the address may have, as the API spells them. */
export const FILTER_CHOICES = {
  status: [
    { value: 'active,mitigated', label: 'Open' },
    { value: 'active', label: 'Active' },
    { value: 'mitigated', label: 'Mitigated' },
    { value: 'resolved', label: 'Resolved' },
    { value: 'closed', label: 'Closed' },
  ],
  severity: severitySchema.options.map((severity) => ({ value: severity, label: severity.toUpperCase() })),
  kind: incidentKindSchema.options.map((kind) => ({ value: kind, label: KIND_NAMES[kind] })),
} satisfies Record<Exclude<FilterName, 'serviceId'>, FilterChoice[]>

const MAX_TEXT = 200
const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Reads the filters of an address; what is not one of ours counts as "any", so that an old link still opens. */
export function filtersOf(parameters: URLSearchParams): IncidentFilters {
  const filters: IncidentFilters = {}
  for (const name of FILTER_NAMES) {
    const value = parameters.get(name) ?? ''
    if (isValue(name, value)) filters[name] = value
  }
  const q = parameters.get('q')?.trim().slice(0, MAX_TEXT)
  return q ? { ...filters, q } : filters
}

function isValue(name: FilterName, value: string): boolean {
  if (name === 'serviceId') return idForm.test(value)
  return FILTER_CHOICES[name].some((choice) => choice.value === value)
}

/** The query string of the filters, for the address and for the API; always in the same order. */
export function queryOf(filters: IncidentFilters): string {
  const parameters = new URLSearchParams()
  for (const name of [...FILTER_NAMES, 'q'] as const) {
    const value = filters[name]
    if (value) parameters.set(name, value)
  }
  return parameters.toString()
}
