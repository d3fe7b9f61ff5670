import { Dumbbell, Pause } from 'lucide-react'
import type { IncidentState } from '@/lib/domain/incident/state'

const WORDS = {
  running: 'Nothing is really broken. Do what you would do.',
  paused: 'It is paused: nothing happens until it goes on.',
  ended: 'It is over. Write down what you learned.',
} as const

/** Says in the room that this is a drill, in any state and at any width. */
export function DrillBanner({ incident: { kind, drill } }: { incident: Pick<IncidentState, 'kind' | 'drill'> }) {
  if (kind !== 'drill') return null
  const state = drill?.state ?? 'running'
  const Glyph = state === 'paused' ? Pause : Dumbbell
  return (
    <div
      role="status"
      className="flex min-h-8 shrink-0 items-center gap-2 border-line border-b bg-accent-soft px-4 py-1 text-13 text-text md:pl-5"
    >
      <Glyph aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-accent" />
      <p className="min-w-0">
        <b className="font-semibold text-accent">Drill.</b> {WORDS[state]}
      </p>
    </div>
  )
}
