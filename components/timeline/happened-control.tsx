'use client'
import { Clock, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useTimeZone } from '@/components/ui/clock'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { LocalTime } from '@/components/ui/local-time'
import { Popover } from '@/components/ui/popover'
import { fromZonedField, toZonedField } from '@/components/ui/zoned-field'

const MINUTES_AGO = [5, 15, 30]
const MINUTE_MS = 60_000

export interface HappenedControlProps {
  /** Null while what is being written happens now. */
  at: string | null
  onAt: (at: string | null) => void
}

/** For what is written down late: when it happened. The line stays where it was written and says so. */
export function HappenedControl({ at, onAt }: HappenedControlProps) {
  const [isOpen, setOpen] = useState(false)
  const zone = useTimeZone()
  if (at !== null) {
    return (
      <button
        type="button"
        onClick={() => onAt(null)}
        className="flex h-6 items-center gap-1.5 rounded-1 bg-accent-soft px-1.5 text-12 text-accent max-md:h-8 max-md:shrink-0"
      >
        happened <LocalTime at={at} />
        <X aria-hidden size={12} strokeWidth={2} />
        <span className="sr-only">, take it back</span>
      </button>
    )
  }
  function choose(next: string | null) {
    if (next) onAt(next)
    setOpen(false)
  }
  return (
    <Popover
      label="When it happened"
      side="top"
      isOpen={isOpen}
      onOpenChange={setOpen}
      className="w-64 p-3"
      trigger={
        <button
          type="button"
          aria-label="It happened earlier"
          title="It happened earlier"
          className="relative grid size-6 shrink-0 place-items-center rounded-1 text-text-3 before:absolute hover:bg-hover hover:text-text max-md:size-8 max-md:before:-inset-1.5"
        >
          <Clock aria-hidden size={14} strokeWidth={1.75} />
        </button>
      }
    >
      <p className="mb-2 font-medium text-13">It happened</p>
      <div className="mb-3 grid grid-cols-3 gap-1">
        {MINUTES_AGO.map((minutes) => (
          <Button
            key={minutes}
            className="px-0!"
            onClick={() => choose(new Date(Date.now() - minutes * MINUTE_MS).toISOString())}
          >
            {minutes} min ago
          </Button>
        ))}
      </div>
      <Field label="At">
        <Input
          type="datetime-local"
          max={toZonedField(new Date().toISOString(), zone)}
          onBlur={(event) => event.target.value && choose(fromZonedField(event.target.value, zone))}
          onKeyDown={(event) => {
            if (event.key === 'Enter') choose(fromZonedField(event.currentTarget.value, zone))
          }}
        />
      </Field>
    </Popover>
  )
}
