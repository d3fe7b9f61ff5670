'use client'
import { X } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useRoom } from '@/components/incident/room-context'
import { KindGlyph } from '@/components/timeline/row-glyph'
import { Highlight } from '@/components/ui/highlight'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { LocalTime } from '@/components/ui/local-time'
import { useReturnFocus } from '@/components/ui/use-return-focus'
import { useTimelineSearch } from '@/lib/client/use-timeline-search'

export interface TimelineSearchProps {
  onJump: (seq: number) => void
  onClose: () => void
}

/** Searches the whole timeline of this incident, what is not loaded included; a hit is jumped to. */
export function TimelineSearch({ onJump, onClose }: TimelineSearchProps) {
  const { room } = useRoom()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const { hits, isFetching, isBehind, error } = useTimelineSearch(room.id, typed)
  const isAsked = typed.trim().length > 1
  const returnFocus = useReturnFocus()
  const list = useRef<HTMLDivElement>(null)

  function close() {
    returnFocus()
    onClose()
  }

  function moveTo(index: number) {
    setActive(index)
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' })
  }
  function handleKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const count = hits?.length ?? 0
    if (event.key === 'Escape') close()
    if (event.key === 'ArrowDown') moveTo(Math.max(0, Math.min(active + 1, count - 1)))
    if (event.key === 'ArrowUp') moveTo(Math.max(active - 1, 0))
    const hit = hits?.[active]
    if (event.key === 'Enter' && hit && !isBehind) onJump(hit.row.seq)
    if (['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key)) event.preventDefault()
  }

  return (
    <div className="shrink-0 border-line border-b bg-bg">
      <div className="flex items-center gap-2 px-4 py-2">
        <Input
          autoFocus
          type="search"
          role="combobox"
          aria-label="Search this timeline"
          aria-expanded={isAsked}
          aria-controls="timeline-hits"
          aria-activedescendant={hits?.[active] ? `hit-${hits[active].row.seq}` : undefined}
          placeholder="Words in this timeline"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setActive(0)
          }}
          onKeyDown={handleKeyDown}
        />
        <IconButton
          label="Close the search"
          keys="Esc"
          icon={<X aria-hidden size={16} strokeWidth={1.75} />}
          onClick={close}
        />
      </div>
      <div
        ref={list}
        id="timeline-hits"
        role="listbox"
        aria-label="Lines found"
        className="scroll-thin max-h-[40vh] overflow-y-auto px-2 pb-2 empty:hidden"
      >
        {isAsked &&
          hits?.map(({ row, excerpt }, index) => (
            <button
              type="button"
              key={row.seq}
              id={`hit-${row.seq}`}
              role="option"
              aria-selected={index === active}
              tabIndex={-1}
              onClick={() => onJump(row.seq)}
              onPointerMove={() => setActive(index)}
              className="grid min-h-8 w-full grid-cols-[44px_16px_minmax(0,1fr)] items-start gap-x-3 rounded-2 py-1.5 pr-3 text-left aria-selected:forced-highlight aria-selected:bg-hover"
            >
              <LocalTime at={row.recordedAt} className="text-right text-12 text-text-3 leading-5" />
              <span className="grid h-5 place-items-center text-text-3">
                <KindGlyph kind={row.kind} />
              </span>
              <span className="min-w-0 [overflow-wrap:anywhere]">
                <b className="font-semibold">{row.actor.name}</b> <Highlight {...excerpt} />
              </span>
            </button>
          ))}
      </div>
      {isAsked && !isFetching && !isBehind && (
        <p role="status" className="px-5 pb-2 text-12 text-text-3">
          {error ? error.message : hits?.length === 0 ? 'No line holds these words.' : `${hits?.length ?? 0} found`}
        </p>
      )}
    </div>
  )
}
