'use client'
import { ChevronLeft, ChevronRight, History, X } from 'lucide-react'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { askKnownBy, spanOf, useAskedMinute } from '@/components/postmortem/timeline/known-by'
import { Button } from '@/components/ui/button'
import { useTimeZone } from '@/components/ui/clock'
import { IconButton } from '@/components/ui/icon-button'
import { controlClass } from '@/components/ui/input'
import { timeText } from '@/components/ui/time-text'
import { fromZonedField, toZonedField } from '@/components/ui/zoned-field'

const MINUTE = 60_000

/** "What did we know at 14:06?": shows the timeline and the log as they were known then. */
export function KnownByControl() {
  const { incident, lines } = usePostmortem()
  const minute = useAskedMinute(incident.id)
  const zone = useTimeZone()
  const span = spanOf(lines)
  if (!span) return null
  const ask = (at: number | null) =>
    askKnownBy(incident.id, at === null ? null : Math.min(span.to, Math.max(span.from, at)))
  if (minute === null) {
    const declared = Date.parse(incident.instants.declaredAt?.at ?? '')
    return (
      <Button
        variant="ghost"
        data-print="hide"
        className="-ml-2.5"
        icon={<History aria-hidden size={14} strokeWidth={1.75} />}
        onClick={() => ask(Number.isNaN(declared) ? span.from : declared)}
      >
        What did we know at…
      </Button>
    )
  }
  const told = timeText(minute, isOneDay(span, zone) ? 'time' : 'date-time', zone)
  return (
    <section aria-label="What did we know then?" className="mt-2 rounded-3 bg-warning-soft px-3.5 py-2.5 text-13">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p role="status" className="font-semibold">
          Shown: what was known at {told}
        </p>
        <p className="text-12 text-text-2">
          Worded as then. What was written later is left out, and so is what was added to lines.
        </p>
        <IconButton
          label="Show all that is known now"
          icon={<X aria-hidden size={14} strokeWidth={1.75} />}
          onClick={() => ask(null)}
          className="-my-1 ml-auto"
        />
      </div>
      <div data-print="hide" className="mt-1 flex flex-wrap items-center gap-2">
        <IconButton
          label="A minute earlier"
          icon={<ChevronLeft aria-hidden size={16} strokeWidth={1.75} />}
          onClick={() => ask(minute - MINUTE)}
        />
        <input
          type="range"
          aria-label="Minute"
          aria-valuetext={told}
          min={span.from / MINUTE}
          max={span.to / MINUTE}
          value={minute / MINUTE}
          onChange={({ target }) => ask(Number(target.value) * MINUTE)}
          className="h-8 min-w-40 flex-1 accent-(--accent) max-md:h-11"
        />
        <IconButton
          label="A minute later"
          icon={<ChevronRight aria-hidden size={16} strokeWidth={1.75} />}
          onClick={() => ask(minute + MINUTE)}
        />
        <input
          type="datetime-local"
          aria-label="Day and time"
          value={toZonedField(new Date(minute).toISOString(), zone)}
          onChange={({ target }) => {
            const at = fromZonedField(target.value, zone)
            if (at) ask(Date.parse(at))
          }}
          className={`${controlClass} h-8 w-auto! max-md:h-11`}
        />
      </div>
    </section>
  )
}

const isOneDay = ({ from, to }: { from: number; to: number }, zone: string) =>
  timeText(from, 'day', zone) === timeText(to, 'day', zone)
