'use client'
import clsx from 'clsx'
import { Check, Clock, Star } from 'lucide-react'
import { useRoom } from '@/components/incident/room-context'
import { VerdictMenu } from '@/components/timeline/verdict-menu'
import { Chip } from '@/components/ui/chip'
import { DurationClock } from '@/components/ui/duration-clock'
import { Spinner } from '@/components/ui/spinner'
import { useConnection } from '@/lib/client/connection'
import { isUnsent } from '@/lib/client/outbox-item'
import type { TimelineRow } from '@/lib/domain/incident/timeline'

/** What stands at the far right of a line: how far it is on its way, its verdict, whether it is a key moment. */
export function RowAside({ row }: { row: TimelineRow }) {
  return (
    <>
      <Way commandId={row.commandId} />
      {row.verdict && <VerdictMenu entryId={row.entryId} verdict={row.verdict} isRedacted={row.redacted !== null} />}
      {row.kind === 'question' && !row.redacted && <QuestionState row={row} />}
      {row.starred && (
        <Star aria-label="Key moment" role="img" size={14} strokeWidth={1.75} className="fill-current text-accent" />
      )}
    </>
  )
}

/** Silence means saved. */
function Way({ commandId }: { commandId: string }) {
  const { outbox, view } = useRoom()
  const connection = useConnection()
  if (!view.pending.has(commandId)) return null
  const index = outbox.findIndex((item) => item.commandId === commandId)
  const item = outbox[index]
  if (!item || !isUnsent(item)) return null
  const isHeldUp = outbox.slice(0, index + 1).some(({ state }) => state === 'waiting')
  const isWaiting = isHeldUp || connection !== 'live'
  return (
    <span className={clsx('flex items-center gap-1.5', !isWaiting && 'animate-late')}>
      {isWaiting ? <Clock aria-hidden size={12} strokeWidth={2} /> : <Spinner />}
      {isWaiting ? 'Waiting' : 'Saving'}
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
