'use client'
import { useId } from 'react'
import { useNow } from '@/components/ui/clock'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { timeText, zoneText } from '@/components/ui/time-text'
import { isTimeZone } from '@/lib/domain/zoned-instant'

export interface ZoneFieldProps {
  zone: string
  timeZones: readonly string[]
  error?: string | undefined
  onChange: (zone: string) => void
}

/** By whose clocks turns change: found by typing a part of its name. */
export function ZoneField({ zone, timeZones, error, onChange }: ZoneFieldProps) {
  const listId = useId()
  const now = useNow(60_000)
  const isKnown = zone !== '' && isTimeZone(zone)
  return (
    <Field
      label="Time zone"
      hint={
        <span suppressHydrationWarning>
          {isKnown
            ? `There it is ${timeText(now, 'time', zone)} ${zoneText(now, zone)} now. Hand-overs follow its clocks, summer and winter.`
            : 'Type a part of its name, such as Berlin.'}
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
        {timeZones.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </Field>
  )
}
