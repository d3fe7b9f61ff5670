'use client'
import { type FormEvent, useId, useState } from 'react'
import { KindChoice } from '@/components/settings/integrations-kind-choice'
import { ServiceSelect } from '@/components/settings/integrations-service-select'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useAddIntegration } from '@/lib/client/use-integrations'
import type { IntegrationKind, IntegrationWithKey } from '@/lib/domain/alert/integration'

export interface AddIntegrationDialogProps {
  onClose: () => void
  onAdded: (added: IntegrationWithKey) => void
}

export function AddIntegrationDialog({ onClose, onAdded }: AddIntegrationDialogProps) {
  const formId = useId()
  const [kind, setKind] = useState<IntegrationKind>('alertmanager')
  const [name, setName] = useState('')
  const [serviceId, setServiceId] = useState<string | null>(null)
  const [isMissing, setIsMissing] = useState(false)
  const add = useAddIntegration()

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    setIsMissing(name.trim() === '')
    if (name.trim() === '' || add.isPending) return
    add.mutate({ kind, name, serviceId }, { onSuccess: onAdded })
  }

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      size="md"
      title="Add integration"
      description="It sends to an address of its own, which you get next."
      footer={
        <>
          <Button variant="ghost" size="md" onClick={onClose}>
            Cancel
          </Button>
          <Button size="md" variant="primary" type="submit" form={formId} isLoading={add.isPending}>
            Add
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={handleSubmit} className="flex flex-col gap-4">
        <KindChoice value={kind} onValueChange={setKind} />
        <Field label="Name" isRequired error={isMissing ? 'Give it a name, such as “Production alerts”.' : undefined}>
          <Input
            autoFocus
            value={name}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Field label="Service" hint="What it tells is about this service, unless it names another itself.">
          <ServiceSelect value={serviceId} onValueChange={setServiceId} />
        </Field>
        {add.error && <ErrorNote title="It was not added.">{add.error.message}</ErrorNote>}
      </form>
    </Dialog>
  )
}
