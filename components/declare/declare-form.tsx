'use client'
import { Siren } from 'lucide-react'
import { type FormEvent, useEffect, useId, useRef } from 'react'
import { AlreadyOpen } from '@/components/declare/already-open'
import { CannotDeployButton } from '@/components/declare/cannot-deploy-button'
import { isStarted, severityOf } from '@/components/declare/declare-draft'
import { DeclareQuestions } from '@/components/declare/declare-questions'
import { SeverityChoice } from '@/components/declare/severity-choice'
import { useDeclaration } from '@/components/declare/use-declaration'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { MultiCombobox } from '@/components/ui/multi-combobox'
import { useServices } from '@/lib/client/directory'

/** Declare, from anywhere. */
export function DeclareForm({ onClose }: { onClose: () => void }) {
  const formId = useId()
  const { draft, change, submit, discard, isSending, isDeclared, problem } = useDeclaration()
  const { data: services } = useServices()
  const form = useRef<HTMLFormElement>(null)
  const hasWrongField = Object.keys(problem?.fields ?? {}).length > 0
  useEffect(() => {
    if (hasWrongField) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [hasWrongField])
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    submit()
  }
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title="Declare an incident"
      size="md"
      footer={
        <>
          {problem && (
            <div className="w-full">
              <ErrorNote title={problem.title}>{problem.advice}</ErrorNote>
            </div>
          )}
          {isStarted(draft) && (
            <span className="mr-auto">
              <Button variant="ghost" size="md" onClick={discard}>
                Start over
              </Button>
            </span>
          )}
          <Button variant="ghost" size="md" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            size="md"
            isLoading={isSending || isDeclared}
            icon={<Siren aria-hidden size={16} strokeWidth={1.75} />}
          >
            {isDeclared ? 'Opening the room' : `Declare ${severityOf(draft).toUpperCase()}`}
          </Button>
        </>
      }
    >
      <form ref={form} id={formId} noValidate className="flex flex-col gap-5 pb-2" onSubmit={handleSubmit}>
        <Field label="What is wrong?" error={problem?.fields.title} isRequired>
          <Input
            size="lg"
            autoFocus
            value={draft.title}
            maxLength={200}
            autoComplete="off"
            enterKeyHint="go"
            placeholder="Checkout fails for EU customers"
            onChange={(event) => change({ title: event.target.value })}
          />
        </Field>
        <Field label="Affected services" error={problem?.fields.serviceIds} isOptional>
          <MultiCombobox
            options={(services ?? []).map(({ id, key, name }) => ({ value: id, label: name, hint: key }))}
            values={draft.serviceIds}
            onValuesChange={(serviceIds) => change({ serviceIds })}
            placeholder="Type a name"
            emptyText={noServiceText(services)}
          />
        </Field>
        <div className="-my-2 flex">
          <CannotDeployButton size="md" variant="ghost" className="-ml-2.5" />
        </div>
        <AlreadyOpen serviceIds={draft.serviceIds} />
        <DeclareQuestions draft={draft} onChange={change} />
        <SeverityChoice draft={draft} onChange={change} />
      </form>
    </Dialog>
  )
}

function noServiceText(services: readonly unknown[] | undefined): string {
  if (!services) return 'The services are not read yet. Declare without.'
  return services.length === 0 ? 'There are no services yet. Declare without.' : 'No service of that name'
}
