'use client'
import { useState } from 'react'
import { Moment } from '@/components/on-call/moment'
import { PersonName } from '@/components/on-call/person-name'
import { isBegun } from '@/components/on-call/rota-words'
import { SEAT_NAMES } from '@/components/on-call/shift-words'
import { TakeDialog } from '@/components/on-call/take-dialog'
import { useViewer } from '@/components/shell/viewer'
import { Button } from '@/components/ui/button'
import { useNow } from '@/components/ui/clock'
import { toast } from '@/components/ui/toast'
import { useRemoveOverride } from '@/lib/client/on-call/overrides'
import { isResponder } from '@/lib/domain/incident/policy'
import type { RotaSummary, SeatNow } from '@/lib/domain/on-call/rota-view'

export interface SeatStatusProps {
  rota: Pick<RotaSummary, 'id' | 'name' | 'zone' | 'isArchived' | 'nextGap'>
  seat: SeatNow
}

const MINUTE_MS = 60_000

/** Who has a seat now, until when, who comes then; and the way to take it at once. */
export function SeatStatus({ rota, seat }: SeatStatusProps) {
  const viewer = useViewer()
  const [isTaking, setTaking] = useState(false)
  const [takenId, setTakenId] = useState<string | null>(null)
  const giveBack = useRemoveOverride(rota.id)
  const { person, since, until, next, isAccepted } = seat
  const isMine = person?.id === viewer.id
  const begun = isBegun(rota, seat, useNow(MINUTE_MS))
  const canTake = isResponder(viewer) && !rota.isArchived && !isMine
  const canGiveBack = isMine && takenId !== null

  function handleGiveBack() {
    if (takenId === null) return
    giveBack.mutate(takenId, {
      onSuccess: () => setTakenId(null),
      onError: () => toast('It could not be given back. Open the shift in the calendar.', { tone: 'warning' }),
    })
  }

  return (
    <div className="flex min-w-0 items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="text-12 text-text-3">{SEAT_NAMES[seat.seat]}</p>
        {begun ? (
          <PersonName person={person} viewerId={viewer.id} className="text-14" />
        ) : (
          <p className="text-14 text-text-2">Not begun yet</p>
        )}
        <p className="text-12 text-text-2">
          until <Moment at={until} zone={rota.zone} />
          {next ? (
            <>
              , then {next.id === viewer.id ? 'you' : <bdi>{next.name}</bdi>}
              {isAccepted === true && ', accepted'}
              {isAccepted === false && ', not accepted yet'}
            </>
          ) : (
            person && <span className="font-medium text-hurting">, then nobody</span>
          )}
        </p>
      </div>
      {/* One button: what was pressed keeps the focus when it comes to mean the other. */}
      {(canTake || canGiveBack) && (
        <Button isLoading={giveBack.isPending} onClick={canTake ? () => setTaking(true) : handleGiveBack}>
          {canTake ? 'Take it' : 'Give it back'}
        </Button>
      )}
      {isTaking && (
        <TakeDialog
          rota={rota}
          shift={{ seat: seat.seat, person, from: since, to: until }}
          onClose={() => setTaking(false)}
          onDone={setTakenId}
        />
      )}
    </div>
  )
}
