'use client'
import clsx from 'clsx'
import { Check, Clock, Star } from 'lucide-react'
import { unsentLinkClass } from '@/components/timeline/unsent-line'
import { useUnsent } from '@/components/timeline/use-unsent'
import { VerdictMenu } from '@/components/timeline/verdict-menu'
import type { Way } from '@/components/timeline/way'
import { Chip } from '@/components/ui/chip'
import { DurationClock } from '@/components/ui/duration-clock'
import { Spinner } from '@/components/ui/spinner'
import type { OutboxItem } from '@/lib/client/outbox-item'
import type { TimelineRow } from '@/lib/domain/incident/timeline'

/** What stands at the far right of a line: how far it is on its way, its verdict, whether it is a key moment. */
export function RowAside({ row, way }: { row: TimelineRow; way: Way | null }) {
  return (
    <>
      {way && <WayMark way={way} />}
      {row.verdict && <VerdictMenu entryId={row.entryId} verdict={row.verdict} isRedacted={row.redacted !== null} />}
      {row.kind === 'question' && !row.redacted && <QuestionState row={row} />}
      {row.starred && (
        <Star aria-label="Key moment" role="img" size={14} strokeWidth={1.75} className="fill-current text-accent" />
      )}
    </>
  )
}

const WAY_NAMES = { saving: 'Saving', sending: 'Sending', waiting: 'Waiting' } satisfies Record<Way, string>

/** Silence means saved. */
function WayMark({ way }: { way: Way }) {
  return (
    <span className={clsx('flex items-center gap-1.5', way !== 'waiting' && 'animate-late')}>
      {way === 'waiting' ? <Clock aria-hidden size={12} strokeWidth={2} /> : <Spinner />}
      {WAY_NAMES[way]}
    </span>
  )
}

export interface WaitingActionsProps {
  item: OutboxItem
  /** A mouse or the focus is on the line; a phone has neither, so there they always show. Their place is kept. */
  isHot: boolean
  onEdit: (() => void) | null
  onDiscard: () => void
}

/** What may still be done with a line that waits. */
export function WaitingActions({ item, isHot, onEdit, onDiscard }: WaitingActionsProps) {
  const { discard } = useUnsent()
  return (
    <span className={clsx('flex items-center gap-2 max-md:order-last max-md:gap-4', !isHot && 'md:invisible')}>
      {onEdit && (
        <button type="button" className={unsentLinkClass} onClick={onEdit}>
          Edit
        </button>
      )}
      <button
        type="button"
        className={unsentLinkClass}
        onClick={() => {
          onDiscard()
          discard(item)
        }}
      >
        Discard
      </button>
    </span>
  )
}

function QuestionState({ row }: { row: TimelineRow }) {
  if (row.answerSeqs.length === 0) {
    return (
      <Chip tone="warning">
        Open <DurationClock at={row.recordedAt} look="words" />
      </Chip>
    )
  }
  return (
    <span className="flex items-center gap-1">
      <Check aria-hidden size={12} strokeWidth={2} />
      Answered
    </span>
  )
}
