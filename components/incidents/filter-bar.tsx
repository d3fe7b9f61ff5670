'use client'
import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { FilterPill } from '@/components/incidents/filter-pill'
import { FILTER_CHOICES, type IncidentFilters } from '@/components/incidents/incident-filters'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
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
      <TitleSearch text={filters.q ?? ''} onTextChange={(q) => set({ q })} />
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

/** Follows the address, and changes it once typing pauses. */
function TitleSearch({ text, onTextChange }: { text: string; onTextChange: (text: string) => void }) {
  const [typed, setTyped] = useState(text)
  const [followed, setFollowed] = useState(text)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  if (text !== followed) {
    setFollowed(text)
    if (text !== typed.trim()) setTyped(text)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  const handleChange = (value: string) => {
    setTyped(value)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onTextChange(value.trim()), TYPING_MS)
  }
  return (
    <div className="relative w-64 max-md:w-full">
      <Search
        aria-hidden
        size={14}
        strokeWidth={1.75}
        className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-text-3"
      />
      <Input
        type="search"
        aria-label="Key or title"
        placeholder="Key or title"
        value={typed}
        maxLength={200}
        className="h-7! pl-8 max-md:h-11!"
        onChange={(event) => handleChange(event.target.value)}
      />
    </div>
  )
}
