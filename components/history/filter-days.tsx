'use client'
import { useState } from 'react'
import { shownDay, type TypedDay, typedDay } from '@/components/history/typed-day'
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
        <DayInput value={from} onChange={(day) => onChange({ from: day, period: null })} />
      </Field>
      <Field label="and before">
        <DayInput value={to} onChange={(day) => onChange({ to: day, period: null })} />
      </Field>
    </div>
  )
}

interface DayInputProps {
  value: string | null
  onChange: (day: string | null) => void
}

/** The address holds days that there are: what is typed until it is one stays here. */
function DayInput({ value, onChange }: DayInputProps) {
  const [typed, setTyped] = useState<TypedDay | null>(null)
  function handleType(text: string) {
    const next = typedDay(text)
    setTyped(next)
    if (next.day !== (value?.slice(0, 10) ?? null)) onChange(next.day)
  }
  return <Input type="date" value={shownDay(value, typed)} onChange={({ target }) => handleType(target.value)} />
}
