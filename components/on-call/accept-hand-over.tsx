'use client'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { useAcceptHandOver } from '@/lib/client/on-call/hand-over'
import { useForm } from '@/lib/client/use-form'
import type { Seat } from '@/lib/domain/on-call/rota'

export interface AcceptHandOverProps {
  rotaId: string
  seat: Seat
  /** When the shift begins that is accepted. */
  shiftFrom: string
  onDone: () => void
}

const labels = { note: 'The note' }

/** Says that one has read what there is to know. */
export function AcceptHandOver({ rotaId, seat, shiftFrom, onDone }: AcceptHandOverProps) {
  const accept = useAcceptHandOver(rotaId)
  const { formProps, problems, isSending } = useForm({
    labels,
    send: ({ note }) => accept.mutateAsync({ seat, shiftFrom, note: note.trim() }),
    onDone: () => {
      toast('You have accepted the hand-over')
      onDone()
    },
  })
  return (
    <form {...formProps} className="flex flex-col gap-2.5">
      {problems.form && <ErrorNote title={problems.form} />}
      <Field label="Note" isOptional error={problems.fields.note}>
        <Textarea name="note" rows={2} maxLength={500} placeholder="What you take over, or still want to know" />
      </Field>
      <div>
        <Button type="submit" size="md" variant="primary" isLoading={isSending}>
          Accept the hand-over
        </Button>
      </div>
    </form>
  )
}
