'use client'
import { useState } from 'react'
import { RotaInput } from '@/components/on-call/rota-input'
import { SEAT_NAMES } from '@/components/on-call/shift-words'
import { FieldsDialog } from '@/components/settings/fields-dialog'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { useAskCover } from '@/lib/client/on-call/cover'
import { randomId } from '@/lib/client/random-id'
import { useForm } from '@/lib/client/use-form'
import { AppError } from '@/lib/domain/errors'
import type { ShiftView } from '@/lib/domain/on-call/rota-view'

const labels = { from: 'The beginning', to: 'The end', note: 'The note' }

export interface AskCoverDialogProps {
  rota: { id: string; name: string; zone: string }
  shift: Pick<ShiftView, 'seat' | 'from' | 'to'>
  onClose: () => void
}

/** Asks who can cover a shift of mine, or a part of it. */
export function AskCoverDialog({ rota, shift, onClose }: AskCoverDialogProps) {
  const [id] = useState(randomId)
  const [from, setFrom] = useState<string | null>(() => laterOf(shift.from, Date.now()))
  const [to, setTo] = useState<string | null>(shift.to)
  const ask = useAskCover(rota.id)
  const form = useForm({
    labels,
    send: ({ note }) => {
      const fields = problemsOf(from, to)
      if (!from || !to || fields.length > 0) throw new AppError('invalid_input', 'Say from when to when.', { fields })
      return ask.mutateAsync({ id, seat: shift.seat, from, to, note: note.trim() })
    },
    onDone: () => {
      toast(`Everybody of ${rota.name} is asked`, { description: 'Their offers stand under On call.' })
      onClose()
    },
  })
  const problems = form.problems.fields
  return (
    <FieldsDialog
      title="Ask for cover"
      description={`${rota.name}, ${SEAT_NAMES[shift.seat].toLowerCase()}. It stays yours until you accept an offer; who offers may ask for a shift of yours in return.`}
      submit="Ask"
      form={form}
      onClose={onClose}
    >
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        <RotaInput label="From" value={from} zone={rota.zone} onChange={setFrom} error={problems.from} />
        <RotaInput label="To" value={to} zone={rota.zone} onChange={setTo} error={problems.to} />
      </div>
      <Field label="Note" isOptional error={problems.note}>
        <Textarea name="note" maxLength={500} placeholder="Why, or what would suit you in return" />
      </Field>
    </FieldsDialog>
  )
}

function problemsOf(from: string | null, to: string | null): { path: string; message: string }[] {
  if (from && to) return from < to ? [] : [{ path: 'to', message: 'It ends before it begins.' }]
  return Object.entries({ from, to }).flatMap(([path, value]) => (value ? [] : [{ path, message: 'is missing' }]))
}

/** The later of a beginning and now, to the minute. */
const laterOf = (at: string, now: number): string =>
  Date.parse(at) > now ? at : new Date(Math.ceil(now / 60_000) * 60_000).toISOString()
