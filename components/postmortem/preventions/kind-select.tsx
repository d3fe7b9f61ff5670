import type { ComponentProps } from 'react'
import { Select } from '@/components/ui/select'
import { type PreventionKind, preventionKindSchema } from '@/lib/domain/postmortem/prevention'
import { PREVENTION_KIND_HINTS, PREVENTION_KIND_NAMES } from '@/lib/domain/postmortem/prevention-words'

export interface KindSelectProps extends Omit<ComponentProps<'select'>, 'value' | 'onChange'> {
  value: PreventionKind
  onChange: (kind: PreventionKind) => void
}

export function KindSelect({ value, onChange, ...rest }: KindSelectProps) {
  const handleChange = (chosen: string) => {
    const kind = preventionKindSchema.options.find((option) => option === chosen)
    if (kind) onChange(kind)
  }
  return (
    <Select {...rest} value={value} onChange={({ target }) => handleChange(target.value)}>
      {preventionKindSchema.options.map((kind) => (
        <option key={kind} value={kind}>
          {PREVENTION_KIND_NAMES[kind]}: {PREVENTION_KIND_HINTS[kind].toLowerCase()}
        </option>
      ))}
    </Select>
  )
}
