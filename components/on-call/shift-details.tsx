'use client'
import { useState } from 'react'
import { AskCoverDialog } from '@/components/on-call/ask-cover-dialog'
import { PersonName } from '@/components/on-call/person-name'
import { ORIGIN_NAMES, SEAT_NAMES, stretchText } from '@/components/on-call/shift-words'
import { TakeDialog } from '@/components/on-call/take-dialog'
import { ConfirmDialog } from '@/components/settings/confirm-dialog'
import { useViewer } from '@/components/shell/viewer'
import { Button } from '@/components/ui/button'
import { useNow, useTimeZone } from '@/components/ui/clock'
import { toast } from '@/components/ui/toast'
import { useRemoveOverride } from '@/lib/client/on-call/overrides'
import { isResponder } from '@/lib/domain/incident/policy'
import type { OverrideView, RotaDetail, ShiftView } from '@/lib/domain/on-call/rota-view'

export interface ShiftDetailsProps {
  rota: RotaDetail
  shift: ShiftView
  /** Opens the form for the time of this shift. */
  onOverride: () => void
  onClose: () => void
}

const MINUTE_MS = 60_000

/** One shift: who, until when, why; and what can be done about it. */
export function ShiftDetails({ rota, shift, onOverride, onClose }: ShiftDetailsProps) {
  const viewer = useViewer()
  const now = useNow(MINUTE_MS)
  const [dialog, setDialog] = useState<'take' | 'cover' | 'remove' | null>(null)
  const { person, override } = shift
  const isOver = Date.parse(shift.to) <= now
  const isMine = person?.id === viewer.id
  const canAct = isResponder(viewer) && !isOver && !rota.isArchived
  const close = () => setDialog(null)
  return (
    <div className="flex flex-col gap-3.5">
      <PersonName person={person} viewerId={viewer.id} className="text-14" />
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        <dt className="text-text-3">Seat</dt>
        <dd>{SEAT_NAMES[shift.seat]}</dd>
        <When shift={shift} zone={rota.zone} />
        {override && <Why override={override} />}
      </dl>
      {isOver && <p className="text-text-3">It is over. What was is kept as it was.</p>}
      {canAct && (
        <div className="flex flex-wrap gap-2">
          {isMine ? (
            <Button size="md" variant="primary" onClick={() => setDialog('cover')}>
              Ask for cover or a swap
            </Button>
          ) : (
            <Button size="md" variant="primary" onClick={() => setDialog('take')}>
              Take it
            </Button>
          )}
          <Button size="md" onClick={onOverride}>
            Override
          </Button>
          {override && (
            <Button size="md" variant="ghost" onClick={() => setDialog('remove')}>
              Remove the override
            </Button>
          )}
        </div>
      )}
      {dialog === 'cover' && <AskCoverDialog rota={rota} shift={shift} onClose={close} />}
      {dialog === 'take' && <TakeDialog rota={rota} shift={shift} onClose={close} onDone={onClose} />}
      {dialog === 'remove' && override && (
        <RemoveDialog rotaId={rota.id} override={override} onClose={close} onDone={onClose} />
      )}
    </div>
  )
}

function When({ shift, zone }: { shift: ShiftView; zone: string }) {
  const here = useTimeZone()
  const now = useNow(MINUTE_MS)
  const [from, to] = [Date.parse(shift.from), Date.parse(shift.to)]
  return (
    <>
      <dt className="text-text-3">When</dt>
      <dd suppressHydrationWarning>
        {stretchText(from, to, now, here)}
        {here !== zone && (
          <span className="block text-12 text-text-3">
            {stretchText(from, to, now, zone)} in {zone}
          </span>
        )}
      </dd>
    </>
  )
}

function Why({ override: { origin, by, person, reason } }: { override: OverrideView }) {
  return (
    <>
      <dt className="text-text-3">{ORIGIN_NAMES[origin]}</dt>
      <dd className="[overflow-wrap:anywhere]">
        by {by.id === person.id ? 'themselves' : <bdi>{by.name}</bdi>}
        {reason && (
          <span className="block text-text-2">
            “<bdi>{reason}</bdi>”
          </span>
        )}
      </dd>
    </>
  )
}

interface RemoveDialogProps {
  rotaId: string
  override: OverrideView
  onClose: () => void
  onDone: () => void
}

function RemoveDialog({ rotaId, override, onClose, onDone }: RemoveDialogProps) {
  const { mutate, isPending, error } = useRemoveOverride(rotaId)
  const done = () => {
    toast('The override is removed')
    onClose()
    onDone()
  }
  return (
    <ConfirmDialog
      title={`Remove the override of ${override.person.name}?`}
      description="From now on it is again the turn of whoever the rotation says. What is over stays."
      confirm="Remove"
      isDanger={false}
      isBusy={isPending}
      error={error}
      onConfirm={() => mutate(override.id, { onSuccess: done })}
      onClose={onClose}
    />
  )
}
