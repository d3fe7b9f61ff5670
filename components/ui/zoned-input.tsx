'use client'
import { type ReactNode, useState } from 'react'
import { useTimeZone } from '@/components/ui/clock'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { clockNote, toZonedField, typedInstant } from '@/components/ui/zoned-field'

export interface ZonedInputProps {
  label: ReactNode
  /** ISO 8601; null while it is empty or half written. */
  value: string | null
  onChange: (value: string | null) => void
  /** By whose clocks it is written; else by those that the times on screen are told by. */
  zone?: string
  hint?: ReactNode
  error?: string | undefined
  isOptional?: boolean
}

interface Typed {
  text: string
  value: string | null
  /** What stood there before somebody typed. */
  given: string | null
  clocks: string
}

/** An instant, written by the clocks of a zone to the minute. */
export function ZonedInput({ value, onChange, zone, hint, ...field }: ZonedInputProps) {
  const here = useTimeZone()
  const clocks = zone ?? here
  // A browser has no value while a part is missing: what is typed must not be taken away then.
  const [typed, setTyped] = useState<Typed | null>(null)
  const isTyped = typed !== null && typed.value === value && typed.clocks === clocks
  const { text, given } = isTyped ? typed : { text: toZonedField(value, clocks), given: value }

  function handleType(next: string) {
    const instant = typedInstant(next, given, clocks)
    setTyped({ text: next, value: instant, given, clocks })
    onChange(instant)
  }

  return (
    <Field {...field} hint={clockNote(text, value, clocks) ?? hint}>
      <Input type="datetime-local" value={text} onChange={({ target }) => handleType(target.value)} />
    </Field>
  )
}
