'use client'
import { useEffect, useId, useState } from 'react'
import { useNow } from '@/components/ui/clock'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { timeText, zoneText } from '@/components/ui/time-text'
import { zonesWith } from '@/components/ui/zone-names'
import { isTimeZone } from '@/lib/domain/zoned-instant'

export interface ZoneFieldProps {
  label?: string
  /** As it is typed. */
  zone: string
  /** What the zone is for. */
  note?: string | undefined
  error?: string | undefined
  onChange: (zone: string) => void
}

/** A time zone, found by typing a part of its name. */
export function ZoneField({ label = 'Time zone', zone, note, error, onChange }: ZoneFieldProps) {
  const listId = useId()
  const now = useNow(60_000)
  const [names, setNames] = useState<string[]>([])
  // What zones there are differs between browsers: the server cannot draw the list.
  useEffect(() => setNames(zonesWith(null)), [])
  const isKnown = zone !== '' && isTimeZone(zone)
  return (
    <Field
      label={label}
      hint={
        <span suppressHydrationWarning>
          {isKnown
            ? `There it is ${timeText(now, 'time', zone)} ${zoneText(now, zone)} now.`
            : 'Type a part of its name, such as Berlin.'}
          {note && ` ${note}`}
        </span>
      }
      error={error}
    >
      <Input
        list={listId}
        value={zone}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onChange(target.value)}
      />
      <datalist id={listId}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </Field>
  )
}
