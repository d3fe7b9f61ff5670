'use client'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { ChosenFilters } from '@/lib/domain/history/chosen-filters'

export interface FilterDaysProps {
  filters: Pick<ChosenFilters, 'from' | 'to'>
  onChange: (changes: Partial<Pick<ChosenFilters, 'from' | 'to' | 'period'>>) => void
}

/** The days between which it was declared, in UTC. */
export function FilterDays({ filters: { from, to }, onChange }: FilterDaysProps) {
  return (
    <div className="grid grid-cols-2 gap-2">
      <Field label="Declared since">
        <Input
          type="date"
          value={from?.slice(0, 10) ?? ''}
          onChange={({ target }) => onChange({ from: target.value || null, period: null })}
        />
      </Field>
      <Field label="and before">
        <Input
          type="date"
          value={to?.slice(0, 10) ?? ''}
          onChange={({ target }) => onChange({ to: target.value || null, period: null })}
        />
      </Field>
    </div>
  )
}
