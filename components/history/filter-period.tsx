'use client'
import { CalendarDays, ChevronDown } from 'lucide-react'
import { filterClass } from '@/components/history/filter-button'
import type { ChosenFilters } from '@/lib/domain/history/chosen-filters'
import { PERIODS, type Period } from '@/lib/domain/metrics/history-filter'

export interface FilterPeriodProps {
  filters: ChosenFilters
  /** The period the page begins with. */
  initial: Period
  onChange: (changes: Pick<ChosenFilters, 'period' | 'from' | 'to'>) => void
}

const DAYS = 'days'
const NAMES = Object.keys(PERIODS) as Period[]

/** How far back it looks. The platform's select lies over it, so that it opens right on every phone. */
export function FilterPeriod({ filters: { period, from, to }, initial, onChange }: FilterPeriodProps) {
  const isBounded = from !== null || to !== null
  const shown = period ?? initial
  const handleChange = (value: string) => {
    const chosen = NAMES.find((name) => name === value)
    if (chosen) onChange({ period: chosen === initial ? null : chosen, from: null, to: null })
  }
  return (
    <span
      className={`${filterClass(isBounded || shown !== initial)} has-[select:focus-visible]:outline-2 has-[select:focus-visible]:outline-accent`}
    >
      <CalendarDays aria-hidden size={14} strokeWidth={1.75} className="text-text-3" />
      <span aria-hidden className="font-medium">
        {isBounded ? boundsText(from, to) : PERIODS[shown].label}
      </span>
      <ChevronDown aria-hidden size={14} strokeWidth={1.75} className="text-text-3" />
      <select
        aria-label="Period"
        value={isBounded ? DAYS : shown}
        onChange={({ target }) => handleChange(target.value)}
        className="absolute inset-0 w-full cursor-pointer appearance-none text-text opacity-0 max-md:text-16"
      >
        {isBounded && <option value={DAYS}>{boundsText(from, to)}</option>}
        {NAMES.map((name) => (
          <option key={name} value={name}>
            {PERIODS[name].label}
          </option>
        ))}
      </select>
    </span>
  )
}

const dayOf = (moment: string) => moment.slice(0, 10)

function boundsText(from: string | null, to: string | null): string {
  if (from && to) return `${dayOf(from)} to before ${dayOf(to)}`
  return from ? `Since ${dayOf(from)}` : `Before ${dayOf(to ?? '')}`
}
