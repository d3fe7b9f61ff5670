'use client'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { saveService, useCatalogueChanged } from '@/lib/client/catalogue-admin'
import { useForm } from '@/lib/client/use-form'
import { keyFromName, type ServiceView, type TeamView } from '@/lib/domain/catalogue/catalogue'

const labels = { name: 'The name', key: 'The key', description: 'The description', teamId: 'The team' }

export interface ServicesDialogProps {
  /** Null for a new one. */
  service: ServiceView | null
  teams: TeamView[]
  onClose: () => void
}

/** Adds a service, or changes one. */
export function ServicesDialog({ service, teams, onClose }: ServicesDialogProps) {
  const formId = useId()
  const catalogueChanged = useCatalogueChanged()
  const [name, setName] = useState(service?.name ?? '')
  // Until somebody types a key, it follows the name.
  const [key, setKey] = useState(service?.key ?? null)
  const { formProps, problems, isSending } = useForm({
    labels,
    send: (fields) => saveService(service?.id ?? null, fields),
    onDone: async ({ service: saved }) => {
      await catalogueChanged()
      toast(service ? `${saved.name} is changed` : `${saved.name} is added`)
      onClose()
    },
  })
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={service ? service.name : 'New service'}
      footer={
        <>
          <Button size="md" variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button size="md" variant="primary" type="submit" form={formId} isLoading={isSending}>
            {service ? 'Save' : 'Add service'}
          </Button>
        </>
      }
    >
      <form {...formProps} id={formId} className="flex flex-col gap-4">
        {problems.form && <ErrorNote title={problems.form} />}
        <Field label="Name" error={problems.fields.name}>
          <Input
            name="name"
            autoComplete="off"
            autoFocus
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Field label="Key" hint="What scripts and alerts call it, such as checkout-api." error={problems.fields.key}>
          <Input
            name="key"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            className="mono"
            value={key ?? keyFromName(name)}
            onChange={(event) => setKey(event.target.value)}
          />
        </Field>
        <Field label="Description" isOptional error={problems.fields.description}>
          <Textarea name="description" rows={2} defaultValue={service?.description} />
        </Field>
        <Field label="Team" hint="Who owns it, and is asked for help." error={problems.fields.teamId}>
          <Select name="teamId" defaultValue={service?.teamId ?? ''}>
            <option value="">No team</option>
            {teams.map((team) => (
              <option key={team.id} value={team.id}>
                {team.name}
              </option>
            ))}
          </Select>
        </Field>
      </form>
    </Dialog>
  )
}
