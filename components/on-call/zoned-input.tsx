'use client'
import { useState } from 'react'
import { momentText } from '@/components/on-call/shift-words'
import { fromZonedField, toZonedField } from '@/components/on-call/zoned-field'
import { useNow, useTimeZone } from '@/components/ui/clock'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

export interface ZonedInputProps {
  label: string
  /** ISO 8601; null while it is half written. */
  value: string | null
  onChange: (value: string | null) => void
  /** By whose clocks it is written. */
  zone: string
  error?: string | undefined
  name?: string
}

const MINUTE_MS = 60_000

/** An instant, written by the clocks of a rota; the reader's own time stands below when it is another one. */
export function ZonedInput({ label, value, onChange, zone, error, name }: ZonedInputProps) {
  const here = useTimeZone()
  const now = useNow(MINUTE_MS)
  // A browser has no value while a part is missing: what is typed must not be taken away then.
  const [typed, setTyped] = useState<{ text: string; value: string | null } | null>(null)
  const text = typed && typed.value === value ? typed.text : toZonedField(value, zone)
  const hint =
    here === zone || value === null
      ? undefined
      : `By the clocks of ${zone}. For you: ${momentText(Date.parse(value), now, here)}.`
  return (
    <Field label={label} hint={hint} error={error}>
      <Input
        type="datetime-local"
        name={name}
        value={text}
        onChange={({ target }) => {
          const next = fromZonedField(target.value, zone)
          setTyped({ text: target.value, value: next })
          onChange(next)
        }}
      />
    </Field>
  )
}
