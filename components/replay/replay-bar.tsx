'use client'
import { Pause, Play, SkipBack, SkipForward } from 'lucide-react'
import { Slider } from 'radix-ui'
import { type KeyboardEvent, useMemo } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { useTimeZone } from '@/components/ui/clock'
import { IconButton } from '@/components/ui/icon-button'
import { Segmented } from '@/components/ui/segmented'
import { timeText } from '@/components/ui/time-text'
import { isWeighty, nextWeighty } from '@/lib/client/replay/moments'
import { SPEEDS, type usePlayer } from '@/lib/client/replay/use-player'
import type { IncidentEvent } from '@/lib/domain/incident/events'

const glyph = { 'aria-hidden': true, size: 16, strokeWidth: 1.75 } as const
/** More ticks than this are a grey bar. */
const MAX_TICKS = 120

const SPEED_OPTIONS = SPEEDS.map((speed) => ({ value: String(speed), label: `${speed}×` }))

export interface ReplayBarProps {
  events: readonly IncidentEvent[]
  player: ReturnType<typeof usePlayer>
  isKnownOnly: boolean
  onKnownOnly: (isKnownOnly: boolean) => void
  onJump: (seq: number) => void
}

/** Where the composer is otherwise: the log as a line, and the moment on it. */
export function ReplayBar({ events, player, isKnownOnly, onKnownOnly, onJump }: ReplayBarProps) {
  const { position, isPlaying, speed, setSpeed, toggle } = player
  const zone = useTimeZone()
  const time = timeText(position.at, 'time', zone)

  function handleKeyDown(event: KeyboardEvent) {
    const direction = event.key === 'PageUp' ? 1 : event.key === 'PageDown' ? -1 : 0
    if (direction !== 0) {
      event.preventDefault()
      onJump(nextWeighty(events, position.seq, direction))
    } else if (event.key === ' ') {
      event.preventDefault()
      toggle()
    }
  }

  return (
    <section
      aria-label="Replay"
      className="grid shrink-0 gap-x-4 gap-y-1 border-line border-t bg-surface px-4 py-2 max-md:pb-3 md:flex md:items-center md:px-5"
    >
      <Slider.Root
        value={[position.seq]}
        min={1}
        max={Math.max(events.length, 2)}
        step={1}
        onValueChange={([seq = 1]) => onJump(seq)}
        onKeyDown={handleKeyDown}
        className="relative flex h-8 min-w-0 flex-1 touch-none select-none items-center max-md:order-first max-md:h-11"
      >
        <Slider.Track className="relative h-1 grow rounded-full bg-line-strong">
          <Slider.Range className="absolute h-full rounded-full bg-accent" />
          <Ticks events={events} />
        </Slider.Track>
        <Slider.Thumb
          aria-label="Moment of the log"
          aria-valuetext={`${timeText(position.at, 'seconds', zone)}, event ${position.seq} of ${events.length}`}
          className="block size-4 rounded-full border-2 border-accent bg-surface shadow-1 max-md:size-6"
        />
      </Slider.Root>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <div className="flex items-center">
          <IconButton
            label="To the turn before"
            icon={<SkipBack {...glyph} />}
            onClick={() => onJump(nextWeighty(events, position.seq, -1))}
          />
          <IconButton
            label={isPlaying ? 'Pause' : 'Play'}
            icon={isPlaying ? <Pause {...glyph} /> : <Play {...glyph} />}
            onClick={toggle}
          />
          <IconButton
            label="To the next turn"
            icon={<SkipForward {...glyph} />}
            onClick={() => onJump(nextWeighty(events, position.seq, 1))}
          />
        </div>
        <Segmented
          label="Speed"
          value={String(speed)}
          options={SPEED_OPTIONS}
          onValueChange={(value) => setSpeed(SPEEDS.find((each) => String(each) === value) ?? speed)}
        />
        <span className="text-12 text-text-3 tabular-nums max-md:hidden">
          {position.seq} / {events.length}
        </span>
        <Checkbox
          label={`What was known by ${time}`}
          checked={isKnownOnly}
          onCheckedChange={(checked) => onKnownOnly(checked === true)}
        />
      </div>
    </section>
  )
}

/** Where the log turned. */
function Ticks({ events }: { events: readonly IncidentEvent[] }) {
  const turns = useMemo(() => events.flatMap((event, index) => (isWeighty(event) ? [index] : [])), [events])
  if (turns.length > MAX_TICKS || events.length < 2) return null
  return turns.map((index) => (
    <span
      key={index}
      aria-hidden
      className="absolute top-1/2 h-2.5 w-px -translate-y-1/2 bg-text-3"
      style={{ left: `${(index / (events.length - 1)) * 100}%` }}
    />
  ))
}
