'use client'
import { FilterPill } from '@/components/incidents/filter-pill'
import { FILTER_CHOICES, type IncidentFilters } from '@/components/incidents/incident-filters'
import { Button } from '@/components/ui/button'
import { SearchInput } from '@/components/ui/search-input'
import { useServices } from '@/lib/client/directory'

const TYPING_MS = 200

export interface FilterBarProps {
  filters: IncidentFilters
  onFiltersChange: (filters: IncidentFilters) => void
}

export function FilterBar({ filters, onFiltersChange }: FilterBarProps) {
  const services = useServices().data ?? []
  const set = (part: IncidentFilters) => onFiltersChange({ ...filters, ...part })
  const isNarrowed = Object.values(filters).some(Boolean)
  return (
    <search aria-label="Filter incidents" className="flex flex-wrap items-center gap-2">
      <SearchInput label="Key or title" text={filters.q ?? ''} onTextChange={(q) => set({ q })} pauseMs={TYPING_MS} />
      <FilterPill
        label="Status"
        value={filters.status ?? ''}
        choices={FILTER_CHOICES.status}
        onValueChange={(status) => set({ status })}
      />
      <FilterPill
        label="Severity"
        value={filters.severity ?? ''}
        choices={FILTER_CHOICES.severity}
        onValueChange={(severity) => set({ severity })}
      />
      <FilterPill
        label="Kind"
        value={filters.kind ?? ''}
        choices={FILTER_CHOICES.kind}
        onValueChange={(kind) => set({ kind })}
      />
      {services.length > 0 && (
        <FilterPill
          label="Service"
          value={filters.serviceId ?? ''}
          choices={services.map(({ id, name }) => ({ value: id, label: name }))}
          onValueChange={(serviceId) => set({ serviceId })}
        />
      )}
      {isNarrowed && (
        <Button variant="ghost" onClick={() => onFiltersChange({})}>
          Clear
        </Button>
      )}
    </search>
  )
}
