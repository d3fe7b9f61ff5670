'use client'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { usePeople, useTeams } from '@/lib/client/directory'

export interface PreventionFilters {
  show: 'unfinished' | 'overdue' | 'done' | 'declined' | 'all'
  /** `me`, an id, or empty for anybody. */
  owner: string
  team: string
}

const SHOW = [
  { value: 'unfinished', label: 'To do' },
  { value: 'overdue', label: 'Overdue' },
  { value: 'done', label: 'Done' },
  { value: 'declined', label: 'Declined' },
  { value: 'all', label: 'All' },
] as const

export interface PreventionFiltersBarProps {
  filters: PreventionFilters
  onChange: (filters: PreventionFilters) => void
}

/** Which of them are shown. */
export function PreventionFiltersBar({ filters, onChange }: PreventionFiltersBarProps) {
  const { data: people = [] } = usePeople()
  const { data: teams = [] } = useTeams()
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="scroll-thin max-w-full overflow-x-auto">
        <Segmented
          label="Which preventions"
          value={filters.show}
          options={SHOW}
          onValueChange={(show) => onChange({ ...filters, show })}
        />
      </div>
      <Select
        aria-label="Owner"
        className="max-w-48 max-md:max-w-none max-md:flex-1 max-md:basis-32"
        value={filters.owner}
        onChange={({ target }) => onChange({ ...filters, owner: target.value })}
      >
        <option value="">Any owner</option>
        <option value="me">Mine</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      {teams.length > 0 && (
        <Select
          aria-label="Team of the owner"
          className="max-w-48 max-md:max-w-none max-md:flex-1 max-md:basis-32"
          value={filters.team}
          onChange={({ target }) => onChange({ ...filters, team: target.value })}
        >
          <option value="">Any team</option>
          {teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </div>
  )
}
