'use client'
import { useState } from 'react'
import { SEAT_NAMES, stretchText } from '@/components/on-call/shift-words'
import { ConfirmDialog } from '@/components/settings/confirm-dialog'
import { useViewer } from '@/components/shell/viewer'
import { useNow, useTimeZone } from '@/components/ui/clock'
import { toast } from '@/components/ui/toast'
import { useOverride, useRemoveOverride } from '@/lib/client/on-call/overrides'
import { randomId } from '@/lib/client/random-id'
import type { Ref } from '@/lib/domain/incident/values'
import type { Seat } from '@/lib/domain/on-call/rota'

export interface TakeDialogProps {
  rota: { id: string; name: string }
  /** What is taken: the rest of it when it has begun. */
  shift: { seat: Seat; person: Ref | null; from: string; to: string }
  onClose: () => void
  /** With the override that was made. */
  onDone?: (overrideId: string) => void
}

/** Asks once before a shift becomes one's own; a tap on what it says then gives it back. */
export function TakeDialog({ rota, shift, onClose, onDone }: TakeDialogProps) {
  const viewer = useViewer()
  const zone = useTimeZone()
  const now = useNow(1000)
  const [id] = useState(randomId)
  const { mutate, isPending, error } = useOverride(rota.id)
  const { mutate: giveBack } = useRemoveOverride(rota.id, () =>
    toast('It could not be given back. Open the shift in the calendar.', { tone: 'warning' }),
  )
  const { seat, person } = shift
  const begin = Math.max(Date.parse(shift.from), now)

  function handleTake() {
    const from = new Date(Math.max(Date.parse(shift.from), Date.now())).toISOString()
    mutate(
      { id, seat, personId: viewer.id, from, to: shift.to, reason: '' },
      {
        onSuccess: () => {
          toast(`You are ${SEAT_NAMES[seat].toLowerCase()} of ${rota.name}`, {
            action: { label: 'Give it back', run: () => giveBack(id) },
          })
          onClose()
          onDone?.(id)
        },
      },
    )
  }

  return (
    <ConfirmDialog
      title={`Take ${rota.name}, ${SEAT_NAMES[seat].toLowerCase()}?`}
      description={
        <span suppressHydrationWarning>
          You have it {stretchText(begin, Date.parse(shift.to), now, zone)}
          {person ? ` instead of ${person.name}.` : '. Nobody has it now.'}
        </span>
      }
      confirm="Take it"
      isDanger={false}
      isBusy={isPending}
      error={error}
      onConfirm={handleTake}
      onClose={onClose}
    />
  )
}
