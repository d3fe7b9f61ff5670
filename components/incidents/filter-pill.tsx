'use client'
import clsx from 'clsx'
import { ChevronDown } from 'lucide-react'
import type { FilterChoice } from '@/components/incidents/incident-filters'

export interface FilterPillProps {
  label: string
  /** Empty for "any". */
  value: string
  choices: readonly FilterChoice[]
  onValueChange: (value: string) => void
}

/** One filter and what it is set to. The platform's select lies over it, so that it opens right on every phone. */
export function FilterPill({ label, value, choices, onValueChange }: FilterPillProps) {
  const chosen = choices.find((choice) => choice.value === value)
  return (
    <span
      className={clsx(
        'relative inline-flex h-7 shrink-0 items-center gap-1.5 rounded-2 border px-2.5 text-13 shadow-1 has-[select:focus-visible]:outline-2 has-[select:focus-visible]:outline-accent touch:h-11',
        chosen ? 'border-accent-line bg-accent-soft' : 'border-line-strong bg-button hover:bg-button-hover',
      )}
    >
      <span aria-hidden className="text-text-2">
        {label}
      </span>
      <span aria-hidden className="max-w-40 truncate font-medium">
        {chosen?.label ?? 'Any'}
      </span>
      <ChevronDown aria-hidden size={14} strokeWidth={1.75} className="text-text-3" />
      <select
        aria-label={label}
        value={chosen ? value : ''}
        onChange={(event) => onValueChange(event.target.value)}
        className="absolute inset-0 w-full cursor-pointer appearance-none text-text opacity-0 max-md:text-16"
      >
        <option value="">Any</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </span>
  )
}
