'use client'
import { useState } from 'react'
import { SEAT_NAMES, stretchText } from '@/components/on-call/shift-words'
import { FieldsDialog } from '@/components/settings/fields-dialog'
import { useNow, useTimeZone } from '@/components/ui/clock'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { useOfferCover } from '@/lib/client/on-call/cover'
import { useMyShifts } from '@/lib/client/on-call/rotas'
import { randomId } from '@/lib/client/random-id'
import { useForm } from '@/lib/client/use-form'
import type { CoverRequestView, MyShift } from '@/lib/domain/on-call/rota-view'

const labels = { inReturn: 'The shift in return', note: 'The note' }
const MINUTE_MS = 60_000

export interface OfferDialogProps {
  request: CoverRequestView
  onClose: () => void
}

/** Offers to cover a shift, for one of mine in return if I like. */
export function OfferDialog({ request, onClose }: OfferDialogProps) {
  const zone = useTimeZone()
  const now = useNow(MINUTE_MS)
  const [id] = useState(randomId)
  const { data: mine = [], isPending } = useMyShifts()
  const offer = useOfferCover(request.id)
  const own = mine.filter(({ rota, from }) => rota.id === request.rota.id && Date.parse(from) > now)
  const form = useForm({
    labels,
    send: ({ inReturn, note }) => {
      const shift = own.find((one) => keyOf(one) === inReturn)
      const given = shift ? { seat: shift.seat, from: shift.from, to: shift.to } : null
      return offer.mutateAsync({ id, inReturn: given, note: note.trim() })
    },
    onDone: () => {
      toast(`${request.person.name} is told of your offer`)
      onClose()
    },
  })
  const problems = form.problems.fields
  const when = stretchText(Date.parse(request.from), Date.parse(request.to), now, zone)
  return (
    <FieldsDialog
      title={`Cover for ${request.person.name}`}
      description={`${request.rota.name}, ${SEAT_NAMES[request.seat].toLowerCase()}, ${when}. It becomes yours when your offer is accepted.`}
      submit="Offer"
      form={form}
      onClose={onClose}
    >
      <Field label="In return" hint={hintOf(isPending, own.length)} error={problems.inReturn}>
        <Select name="inReturn" defaultValue="">
          <option value="">Nothing, I just cover it</option>
          {own.map((shift) => (
            <option key={keyOf(shift)} value={keyOf(shift)}>
              {`${SEAT_NAMES[shift.seat]}, ${stretchText(Date.parse(shift.from), Date.parse(shift.to), now, zone)}`}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Note" isOptional error={problems.note}>
        <Textarea name="note" maxLength={500} />
      </Field>
    </FieldsDialog>
  )
}

function hintOf(isPending: boolean, count: number): string {
  if (isPending) return 'Your shifts are looked up.'
  return count === 0 ? 'You have no later shift in this rota to give.' : 'A shift of yours that they take.'
}

const keyOf = ({ seat, from }: MyShift): string => `${seat} ${from}`
