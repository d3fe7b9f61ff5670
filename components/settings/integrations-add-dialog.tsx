'use client'
import { useState } from 'react'
import { FieldsDialog } from '@/components/settings/fields-dialog'
import { KindChoice } from '@/components/settings/integrations-kind-choice'
import { ServiceSelect } from '@/components/settings/integrations-service-select'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useForm } from '@/lib/client/use-form'
import { useAddIntegration } from '@/lib/client/use-integrations'
import type { IntegrationWithKey } from '@/lib/domain/alert/integration'
import type { IntegrationKind } from '@/lib/domain/alert/integration-kinds'

export interface AddIntegrationDialogProps {
  onClose: () => void
  onAdded: (added: IntegrationWithKey) => void
}

export function AddIntegrationDialog({ onClose, onAdded }: AddIntegrationDialogProps) {
  const [kind, setKind] = useState<IntegrationKind>('alertmanager')
  const [serviceId, setServiceId] = useState<string | null>(null)
  const add = useAddIntegration()
  const form = useForm({
    labels: { name: 'The name', serviceId: 'The service' },
    send: ({ name }) => add.mutateAsync({ kind, name, serviceId }),
    onDone: onAdded,
  })
  const problems = form.problems.fields
  return (
    <FieldsDialog
      title="Add integration"
      description="It sends to an address of its own, which you get next."
      submit="Add"
      form={form}
      onClose={onClose}
    >
      <KindChoice value={kind} onValueChange={setKind} />
      <Field label="Name" isRequired error={problems.name}>
        <Input name="name" autoFocus maxLength={80} autoComplete="off" />
      </Field>
      <Field
        label="Service"
        hint="What it tells is about this service, unless it names another itself."
        error={problems.serviceId}
      >
        <ServiceSelect value={serviceId} onValueChange={setServiceId} />
      </Field>
    </FieldsDialog>
  )
}
