'use client'
import { Check } from 'lucide-react'
import { useRef } from 'react'
import { AcceptHandOver } from '@/components/on-call/accept-hand-over'
import { Moment } from '@/components/on-call/moment'
import { PersonName } from '@/components/on-call/person-name'
import { SEAT_NAMES } from '@/components/on-call/shift-words'
import { useViewer } from '@/components/shell/viewer'
import { Card } from '@/components/ui/card'
import { useNow } from '@/components/ui/clock'
import { TimeAgo } from '@/components/ui/time-ago'
import { useHandOver } from '@/lib/client/on-call/hand-over'
import { isResponder } from '@/lib/domain/incident/policy'
import type { HandOverView, RotaDetail } from '@/lib/domain/on-call/rota-view'

export interface HandOverSeatProps {
  rota: Pick<RotaDetail, 'id' | 'zone' | 'isArchived'>
  handOver: HandOverView
}

/** Who hands a seat over to whom, when, and whether it is accepted. */
export function HandOverSeat({ rota, handOver: initial }: HandOverSeatProps) {
  const viewer = useViewer()
  const now = useNow(60_000)
  const heading = useRef<HTMLHeadingElement>(null)
  const { data: handOver } = useHandOver(initial)
  const { seat, shift, outgoing, accepted } = handOver
  const isMine = shift.person?.id === viewer.id && isResponder(viewer) && !rota.isArchived
  const isBegun = Date.parse(shift.from) <= now
  return (
    <Card className="flex flex-col gap-2.5 px-4 py-3">
      <h2 ref={heading} tabIndex={-1} className="font-semibold outline-none">
        {SEAT_NAMES[seat]}
      </h2>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {outgoing && outgoing.id !== shift.person?.id && (
          <>
            <PersonName person={outgoing} viewerId={viewer.id} />
            <span className="text-text-3">{outgoing.id === viewer.id ? 'hand' : 'hands'} over to</span>
          </>
        )}
        <PersonName person={shift.person} viewerId={viewer.id} />
      </div>
      <p className="text-12 text-text-2" suppressHydrationWarning>
        {isBegun ? 'Began ' : 'Begins '}
        <Moment at={shift.from} zone={rota.zone} />, until <Moment at={shift.to} zone={rota.zone} />
      </p>
      {accepted && (
        <div className="flex gap-2">
          <Check aria-hidden size={16} strokeWidth={2} className="mt-0.5 shrink-0 text-verified" />
          <p className="min-w-0 [overflow-wrap:anywhere]">
            <span className="text-verified">Accepted</span> by <bdi>{accepted.by.name}</bdi>{' '}
            <TimeAgo at={accepted.at} />
            {accepted.note && (
              <span className="block text-text-2">
                “<bdi>{accepted.note}</bdi>”
              </span>
            )}
          </p>
        </div>
      )}
      {!accepted && isMine && (
        // The form goes with the button that was pressed.
        <AcceptHandOver rotaId={rota.id} seat={seat} shiftFrom={shift.from} onDone={() => heading.current?.focus()} />
      )}
      {!accepted && !isMine && shift.person && <p className="text-text-3">Not accepted yet.</p>}
    </Card>
  )
}
