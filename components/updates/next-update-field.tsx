'use client'
import { useTimeZone } from '@/components/ui/clock'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { timeText, zoneText } from '@/components/ui/time-text'
import { roundedUp } from '@/components/updates/use-update-draft'
import { later } from '@/lib/domain/incident/clock'

const CHOICES = [15, 30, 60, 120, 240, 480, 1440]
const MINUTE_MS = 60_000
const NONE = 'none'

export interface NextUpdateFieldProps {
  now: string
  dueAt: string | null
  /** Minutes that the severity asks for. */
  cadence: number | null
  onChange: (dueAt: string | null) => void
}

/** When the reader will hear again. */
export function NextUpdateField({ now, dueAt, cadence, onChange }: NextUpdateFieldProps) {
  const zone = useTimeZone()
  const minutes = [...new Set([...CHOICES, ...(cadence ? [cadence] : [])])].sort((a, b) => a - b)
  const choices = minutes.map((each) => roundedUp(later(now, each * MINUTE_MS)))
  const all = dueAt === null ? choices : [...new Set([...choices, dueAt])].sort()
  return (
    <Field label="Next update" hint={cadence ? `This severity asks for one every ${cadence} minutes.` : undefined}>
      <Select value={dueAt ?? NONE} onChange={({ target: { value } }) => onChange(value === NONE ? null : value)}>
        {all.map((at) => (
          <option key={at} value={at}>
            By {timeText(Date.parse(at), isNear(at, now) ? 'time' : 'date-time', zone)} {zoneText(Date.parse(at), zone)}
          </option>
        ))}
        <option value={NONE}>Not promised</option>
      </Select>
    </Field>
  )
}

const isNear = (at: string, now: string) => Date.parse(at) - Date.parse(now) < 12 * 60 * MINUTE_MS
