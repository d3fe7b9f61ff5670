'use client'
import { type FormEvent, useState } from 'react'
import { forgetIds, type OverrideDraft, overrideOf, problemsOf } from '@/components/on-call/override-draft'
import { PersonSelect } from '@/components/on-call/person-select'
import { RotaInput } from '@/components/on-call/rota-input'
import { SEAT_NAMES } from '@/components/on-call/shift-words'
import { useViewer } from '@/components/shell/viewer'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'
import { problemsOf as problemsOfAnswer } from '@/lib/client/form-problems'
import { useOverride } from '@/lib/client/on-call/overrides'
import { useInvalidFocus } from '@/lib/client/use-invalid-focus'
import { SEATS } from '@/lib/domain/on-call/rota'
import type { OverrideView, RotaDetail } from '@/lib/domain/on-call/rota-view'

const labels = { personId: 'The person', from: 'The beginning', to: 'The end', reason: 'The reason', seat: 'The seat' }

export interface OverrideFormProps {
  rota: RotaDetail
  draft: OverrideDraft
  /** The calendar shows what is written here. */
  onChange: (draft: OverrideDraft) => void
  onDone: (made: OverrideView) => void
  onClose: () => void
}

/** Gives somebody a seat for a while, whoever's turn it is. What is drawn in the calendar can be written here, and the other way round. */
export function OverrideForm({ rota, draft, onChange, onDone, onClose }: OverrideFormProps) {
  const viewer = useViewer()
  const [isTried, setTried] = useState(false)
  const { mutate, isPending, error } = useOverride(rota.id)
  const { form, lookAgain } = useInvalidFocus(error)
  const missing = isTried ? problemsOf(draft) : {}
  const answered = problemsOfAnswer(error, labels)
  const problems = { ...answered.fields, ...missing }
  const change = (changed: Partial<OverrideDraft>) => onChange({ ...draft, ...changed })

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    const override = overrideOf(rota.id, draft)
    if (!override || Object.keys(problemsOf(draft)).length > 0) return lookAgain()
    if (isPending) return
    mutate(override, {
      onSuccess: ({ override: made }) => {
        forgetIds()
        onDone(made)
      },
    })
  }

  return (
    <form ref={form} noValidate onSubmit={handleSubmit} className="flex flex-col gap-3.5">
      {answered.form && <ErrorNote title={answered.form} />}
      {rota.hasSecondary && (
        <Segmented
          label="Seat"
          isWide
          value={draft.seat}
          options={SEATS.map((seat) => ({ value: seat, label: SEAT_NAMES[seat] }))}
          onValueChange={(seat) => change({ seat })}
        />
      )}
      <Field label="Who takes it" error={problems.personId}>
        <PersonSelect
          value={draft.personId}
          onChange={(personId) => change({ personId })}
          people={rota.people}
          viewerId={viewer.id}
        />
      </Field>
      <RotaInput
        label="From"
        value={draft.from}
        zone={rota.zone}
        error={problems.from}
        onChange={(from) => change({ from })}
      />
      <RotaInput label="To" value={draft.to} zone={rota.zone} error={problems.to} onChange={(to) => change({ to })} />
      <Field label="Reason" isOptional error={problems.reason}>
        <Input
          value={draft.reason}
          maxLength={500}
          autoComplete="off"
          onChange={({ target }) => change({ reason: target.value })}
        />
      </Field>
      <div className="flex gap-2">
        <Button type="submit" size="md" variant="primary" isLoading={isPending}>
          Override
        </Button>
        <Button size="md" variant="ghost" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
