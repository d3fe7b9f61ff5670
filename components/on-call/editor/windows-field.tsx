'use client'
import { Plus, X } from 'lucide-react'
import { WEEKDAYS } from '@/components/on-call/editor/weekdays'
import { Button } from '@/components/ui/button'
import { Fieldset } from '@/components/ui/fieldset'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { useListFocus } from '@/components/ui/use-list-focus'
import { MAX_WINDOWS, type WeekWindow } from '@/lib/domain/on-call/rota'

export interface WindowsFieldProps {
  windows: readonly WeekWindow[]
  onChange: (windows: WeekWindow[]) => void
  error?: string | undefined
}

const OFFICE_HOURS: WeekWindow = { from: { weekday: 1, time: '09:00' }, to: { weekday: 5, time: '18:00' } }

/** The only hours of the week in which a layer counts; always when there are none. */
export function WindowsField({ windows, onChange, error }: WindowsFieldProps) {
  const focus = useListFocus<HTMLUListElement>()
  const replace = (index: number, window: WeekWindow) =>
    onChange(windows.map((one, at) => (at === index ? window : one)))
  return (
    <Fieldset
      legend="Only in these hours"
      hint={windows.length === 0 ? 'None are given: it counts always.' : undefined}
      error={error}
    >
      <ul ref={focus.ref} tabIndex={-1} className="flex flex-col gap-2 outline-none">
        {windows.map((window, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: windows have no other name than their place, and keep nothing of their own
          <li key={index} className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
            <Moment
              name={`Hours ${index + 1} from`}
              value={window.from}
              onChange={(from) => replace(index, { ...window, from })}
            />
            <span className="text-text-3">to</span>
            <Moment
              name={`Hours ${index + 1} to`}
              value={window.to}
              onChange={(to) => replace(index, { ...window, to })}
            />
            <IconButton
              label={`Remove hours ${index + 1}`}
              icon={<X aria-hidden size={14} strokeWidth={1.75} />}
              onClick={() => {
                onChange(windows.filter((_, at) => at !== index))
                focus.onRemoved()
              }}
            />
          </li>
        ))}
      </ul>
      {windows.length < MAX_WINDOWS && (
        <div>
          <Button
            icon={<Plus aria-hidden size={14} strokeWidth={1.75} />}
            onClick={() => {
              onChange([...windows, OFFICE_HOURS])
              focus.onAdded()
            }}
          >
            Add hours
          </Button>
        </div>
      )}
    </Fieldset>
  )
}

interface MomentProps {
  name: string
  value: WeekWindow['from']
  onChange: (value: WeekWindow['from']) => void
}

function Moment({ name, value, onChange }: MomentProps) {
  return (
    <span className="flex gap-1.5">
      <Select
        aria-label={`${name}, day`}
        className="w-32!"
        value={value.weekday}
        onChange={({ target }) => onChange({ ...value, weekday: Number(target.value) })}
      >
        {WEEKDAYS.map(({ value: weekday, label }) => (
          <option key={weekday} value={weekday}>
            {label}
          </option>
        ))}
      </Select>
      <Input
        type="time"
        aria-label={`${name}, time`}
        className="w-32!"
        value={value.time}
        onChange={({ target }) => onChange({ ...value, time: target.value })}
      />
    </span>
  )
}
