'use client'
import { addDays, mondayOf, weekdayOf } from '@/components/on-call/calendar/days'
import { problemAt } from '@/components/on-call/editor/editor-problems'
import type { LayerDraft } from '@/components/on-call/editor/rota-draft'
import { WEEKDAYS } from '@/components/on-call/editor/weekdays'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { PathProblems } from '@/lib/client/path-problems'

export interface TurnFieldsProps {
  layer: LayerDraft
  path: string
  problems: PathProblems
  onChange: (changed: Partial<LayerDraft>) => void
}

const UNITS = [
  { value: 'weeks', label: 'weeks' },
  { value: 'days', label: 'days' },
  { value: 'hours', label: 'hours' },
] as const

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text)

/** How long a turn is, and when it goes on to the next. */
export function TurnFields({ layer, path, problems, onChange }: TurnFieldsProps) {
  const { count, unit, startsOn, handoverAt } = layer
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
      <Field label="A turn lasts" error={problemAt(problems, `${path}.turn`)}>
        <Input
          inputMode="numeric"
          value={count}
          maxLength={4}
          autoComplete="off"
          onChange={({ target }) => onChange({ count: target.value })}
        />
      </Field>
      <Field label="Counted in">
        <Select
          value={unit}
          onChange={({ target }) => {
            const chosen = UNITS.find(({ value }) => value === target.value)
            if (chosen) onChange({ unit: chosen.value })
          }}
        >
          {UNITS.map(({ value, label }) => (
            <option key={value} value={value}>
              {count === '1' ? label.replace(/s$/, '') : label}
            </option>
          ))}
        </Select>
      </Field>
      {unit === 'weeks' && (
        <Field label="Hand-over on">
          <Select
            value={isDay(startsOn) ? weekdayOf(startsOn) : ''}
            onChange={({ target }) => {
              if (isDay(startsOn)) onChange({ startsOn: addDays(mondayOf(startsOn), Number(target.value) - 1) })
            }}
          >
            {WEEKDAYS.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field
        label={unit === 'hours' ? 'First hand-over at' : 'Hand-over at'}
        error={problemAt(problems, `${path}.handoverAt`)}
      >
        <Input type="time" value={handoverAt} onChange={({ target }) => onChange({ handoverAt: target.value })} />
      </Field>
      <Field label="First turn from" error={problemAt(problems, `${path}.startsOn`)}>
        <Input type="date" value={startsOn} onChange={({ target }) => onChange({ startsOn: target.value })} />
      </Field>
    </div>
  )
}
