'use client'
import { type FormEvent, useId, useState } from 'react'
import { PersonPicker } from '@/components/incident/person-picker'
import { useRoom } from '@/components/incident/room-context'
import type { MitigationPrefill } from '@/components/incident/room-navigation'
import { draftOf, proposalOf } from '@/components/mitigation/mitigation-draft'
import { RowWords } from '@/components/timeline/row-words'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { useServices } from '@/lib/client/directory'
import { randomId } from '@/lib/client/random-id'
import { useLeverBoard } from '@/lib/client/use-lever-board'
import { defined } from '@/lib/domain/defined'
import { proposeMitigation } from '@/lib/domain/incident/commands/propose-mitigation'
import { MITIGATION_NAMES, mitigationKindSchema } from '@/lib/domain/incident/mitigation'

export interface MitigationDialogProps {
  prefill: MitigationPrefill
  onClose: () => void
}

const NO_MENTIONS: [] = []

/** Something to try on production. All that is known is filled in, so that pulling a lever takes two clicks. */
export function MitigationDialog({ prefill, onClose }: MitigationDialogProps) {
  const { incident, viewer, act, send } = useRoom()
  const { data: listed } = useServices()
  const { data: board } = useLeverBoard(incident)
  const formId = useId()
  const [mitigationId] = useState(randomId)
  const [typed, setTyped] = useState<Partial<ReturnType<typeof draftOf>>>({})
  const [refusal, setRefusal] = useState<string | null>(null)
  const services = [
    ...incident.services,
    ...(listed ?? []).filter(({ id }) => !incident.services.some((service) => service.id === id)),
  ]
  // What is chosen is told by the title until somebody writes their own.
  const { kind = prefill.kind, serviceId = prefill.serviceId, target = prefill.target } = typed
  const chosen = defined({ ...prefill, kind, serviceId, target })
  const draft = { ...draftOf(chosen, services, viewer.id), ...typed }
  const pulled = board?.services
    .find(({ id }) => id === prefill.serviceId)
    ?.levers.find(({ kind }) => kind === prefill.lever)
  const set = (change: typeof typed) => setTyped({ ...typed, ...change })

  function submit(start: boolean) {
    const input = { ...proposalOf(draft, prefill, viewer.id), mitigationId, start }
    // The browser does not know changes: the rest is decided here, the whole by the server.
    const { changeId, ...known } = input
    const answer = changeId ? send(proposeMitigation, input) : act(proposeMitigation, known)
    setRefusal(answer)
    if (answer === null) onClose()
  }
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    event.stopPropagation()
    submit(true)
  }

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      size="md"
      title={prefill.lever ? 'Pull a lever' : 'Try something'}
      description="An experiment on production: one at a time tells you what it did."
      footer={
        <>
          <Button variant="ghost" size="md" onClick={onClose}>
            Cancel
          </Button>
          <Button size="md" onClick={() => submit(false)}>
            Propose
          </Button>
          <Button variant="primary" size="md" type="submit" form={formId}>
            Start now
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={handleSubmit} className="flex flex-col gap-4">
        {refusal && <ErrorNote title={refusal} />}
        {pulled && (
          <p className="rounded-2 bg-sunken px-3 py-2 text-text-2 [overflow-wrap:anywhere]">
            <RowWords text={pulled.how} mentions={NO_MENTIONS} />
          </p>
        )}
        <div className="grid gap-4 md:grid-cols-2">
          <Field label="What">
            <Select
              value={draft.kind}
              disabled={prefill.lever !== undefined}
              onChange={({ target }) => set({ kind: kindOf(target.value) })}
            >
              {mitigationKindSchema.options.map((kind) => (
                <option key={kind} value={kind}>
                  {MITIGATION_NAMES[kind]}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="Service">
            <Select
              value={draft.serviceId}
              disabled={prefill.lever !== undefined}
              onChange={(event) => set({ serviceId: event.target.value })}
            >
              <option value="">No service</option>
              {services.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        <Field label="In a line" isRequired>
          <Input value={draft.title} onChange={(event) => set({ title: event.target.value })} maxLength={200} />
        </Field>
        <Field label="What exactly" isOptional hint="A build, a flag, a region.">
          <Input value={draft.target} onChange={(event) => set({ target: event.target.value })} maxLength={300} />
        </Field>
        <Field label="Why" isOptional>
          <Input value={draft.why} onChange={(event) => set({ why: event.target.value })} maxLength={300} />
        </Field>
        <div className="grid gap-4 md:grid-cols-[1fr_128px]">
          <Field label="Expected effect" isOptional>
            <Input
              value={draft.expected}
              onChange={(event) => set({ expected: event.target.value })}
              maxLength={300}
              placeholder="Success above 97 %"
            />
          </Field>
          <Field label="Within minutes">
            <Input
              type="number"
              inputMode="numeric"
              min={1}
              max={1440}
              value={draft.minutes}
              onChange={(event) => set({ minutes: event.target.value })}
            />
          </Field>
        </div>
        <Field label="Who does it">
          <PersonPicker value={draft.ownerId} onChange={(ownerId) => set({ ownerId })} />
        </Field>
        <Checkbox
          label="It can be reversed"
          checked={draft.reversible}
          onCheckedChange={(reversible) => set({ reversible })}
        />
      </form>
    </Dialog>
  )
}

const kindOf = (value: string) => mitigationKindSchema.options.find((kind) => kind === value) ?? 'other'
