'use client'
import { type FormEvent, useId, useRef, useState } from 'react'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { AttemptNote } from '@/components/postmortem/preventions/attempt-note'
import { CardSelect } from '@/components/postmortem/preventions/card-select'
import { KindSelect } from '@/components/postmortem/preventions/kind-select'
import { OwnerSelect } from '@/components/postmortem/preventions/owner-select'
import type { PreventionStart } from '@/components/postmortem/preventions/prevention-dialog-store'
import { useAttempt } from '@/components/postmortem/preventions/use-attempt'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { requireWhole } from '@/components/ui/require-whole'
import { usePreventions } from '@/lib/client/postmortem/use-preventions'
import { randomId } from '@/lib/client/random-id'
import type { NewPrevention, PreventionKind } from '@/lib/domain/postmortem/prevention'

export interface PreventionDialogProps {
  start: PreventionStart
  onClose: () => void
}

/** What the outage is to buy: what, of which kind, against which card, by whom and until when. */
export function PreventionDialog({ start, onClose }: PreventionDialogProps) {
  const formId = useId()
  const { incident } = usePostmortem()
  const { add } = usePreventions(incident.id)
  const attempt = useAttempt()
  // One for the form: sent again after a lost answer, it is still one prevention.
  const [id] = useState(randomId)
  const first = useRef<NewPrevention | null>(null)
  const [title, setTitle] = useState(start.title ?? '')
  const [kind, setKind] = useState<PreventionKind>(start.mitigationId ? 'mitigate' : 'prevent')
  const [ownerId, setOwnerId] = useState('')
  const [dueOn, setDueOn] = useState('')
  const [cardId, setCardId] = useState(start.cardId ?? '')
  const [missing, setMissing] = useState<string | null>(null)

  async function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    event.stopPropagation()
    const controls = event.currentTarget.querySelectorAll('input')
    if (!title.trim()) return setMissing('Say what is to be done.')
    setMissing(null)
    const input = {
      id,
      title,
      kind,
      ownerId: ownerId || null,
      dueOn: dueOn || null,
      cardId: cardId || null,
      mitigationId: start.mitigationId ?? null,
    }
    const isAdded = await attempt.run(async () => {
      requireWhole(controls, 'The day it is due')
      first.current ??= input
      await add(input, first.current)
    })
    if (isAdded) onClose()
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title="Add a prevention"
      description="What this outage buys: one thing that somebody does until a day."
      footer={
        <>
          <Button size="md" variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button size="md" variant="primary" type="submit" form={formId} isLoading={attempt.isBusy}>
            Add
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={handleSubmit} className="flex flex-col gap-4">
        <AttemptNote attempt={attempt} present={({ title: theirs }) => theirs} onTakeTheirs={onClose} />
        <Field label="What we buy" isRequired error={missing ?? undefined}>
          <Input value={title} maxLength={300} onChange={({ target }) => setTitle(target.value)} />
        </Field>
        <Field label="Kind">
          <KindSelect value={kind} onChange={setKind} />
        </Field>
        <Field label="Retires" hint="The card it answers. A SEV1 or SEV2 incident closes when each card has an answer.">
          <CardSelect value={cardId} onChange={setCardId} />
        </Field>
        <div className="grid gap-4 md:grid-cols-2">
          <Field label="Owner" isOptional>
            <OwnerSelect value={ownerId} onChange={setOwnerId} />
          </Field>
          <Field label="Due" isOptional>
            <Input type="date" value={dueOn} onChange={({ target }) => setDueOn(target.value)} />
          </Field>
        </div>
      </form>
    </Dialog>
  )
}
