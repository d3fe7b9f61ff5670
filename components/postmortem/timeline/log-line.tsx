'use client'
import clsx from 'clsx'
import { Star } from 'lucide-react'
import { LineWords } from '@/components/postmortem/timeline/line-words'
import { RowGlyph } from '@/components/timeline/row-glyph'
import { LocalTime } from '@/components/ui/local-time'
import type { TimelineRow } from '@/lib/domain/incident/timeline'
import { type CardList, SECTION_TITLES } from '@/lib/domain/postmortem/sections'

/** A long line is read in the room. */
const LINES = 'line-clamp-4'

export interface LogLineProps {
  row: TimelineRow
  isPicked: boolean
  /** The lists whose cards it is evidence of. */
  usedIn: readonly CardList[]
  /** Somebody asked to see it. */
  isAsked: boolean
  onPick: (() => void) | null
}

/** A line of the log beside the document, with the star that takes it into the timeline. */
export function LogLine({ row, isPicked, usedIn, isAsked, onPick }: LogLineProps) {
  const star = (
    <Star aria-hidden size={15} strokeWidth={1.75} className={clsx(isPicked && 'fill-current text-accent')} />
  )
  return (
    <div
      className={clsx(
        'grid grid-cols-[40px_16px_minmax(0,1fr)_24px] gap-x-2 rounded-2 py-1.5 max-md:py-2.5',
        isAsked && 'bg-accent-soft',
      )}
    >
      <LocalTime at={row.occurredAt} className="text-12 text-text-3 leading-5" />
      <RowGlyph row={row} />
      <div
        dir="auto"
        className={clsx('min-w-0 text-13 [overflow-wrap:anywhere]', isPicked ? 'text-text' : 'text-text-2')}
      >
        <div className={LINES}>
          <LineWords row={row} />
        </div>
        {usedIn.length > 0 && (
          <p className="text-12 text-text-3">{usedIn.map((list) => SECTION_TITLES[list]).join(', ')}</p>
        )}
      </div>
      {onPick ? (
        <button
          type="button"
          aria-pressed={isPicked}
          aria-label="On the timeline"
          title={isPicked ? 'Take off the timeline' : 'Add to the timeline'}
          onClick={onPick}
          className="relative grid size-6 -translate-y-0.5 place-items-center rounded-2 text-text-3 hover:bg-hover hover:text-text max-md:before:absolute max-md:before:-inset-2"
        >
          {star}
        </button>
      ) : (
        isPicked && <span className="grid size-6 -translate-y-0.5 place-items-center text-text-3">{star}</span>
      )}
    </div>
  )
}
