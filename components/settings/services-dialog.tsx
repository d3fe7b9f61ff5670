'use client'
import { FieldsDialog } from '@/components/settings/fields-dialog'
import { ServicesNameFields } from '@/components/settings/services-name-fields'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { saveService, useCatalogueChanged } from '@/lib/client/catalogue-admin'
import { useForm } from '@/lib/client/use-form'
import type { ServiceView, TeamView } from '@/lib/domain/catalogue/catalogue'

const labels = { name: 'The name', key: 'The key', description: 'The description', teamId: 'The team' }

export interface ServicesDialogProps {
  /** Null for a new one. */
  service: ServiceView | null
  teams: TeamView[]
  onClose: () => void
}

/** Adds a service, or changes one. */
export function ServicesDialog({ service, teams, onClose }: ServicesDialogProps) {
  const catalogueChanged = useCatalogueChanged()
  const form = useForm({
    labels,
    send: (fields) => saveService(service?.id ?? null, fields),
    onDone: async ({ service: saved }) => {
      await catalogueChanged()
      toast(service ? `${saved.name} is changed` : `${saved.name} is added`)
      onClose()
    },
  })
  const problems = form.problems.fields
  return (
    <FieldsDialog
      title={service ? service.name : 'New service'}
      submit={service ? 'Save' : 'Add service'}
      form={form}
      onClose={onClose}
    >
      <ServicesNameFields
        current={service}
        keyHint="What scripts and alerts call it, such as checkout-api."
        problems={problems}
      />
      <Field label="Description" isOptional error={problems.description}>
        <Textarea name="description" rows={2} defaultValue={service?.description} />
      </Field>
      <Field label="Team" hint="Who owns it, and is asked for help." error={problems.teamId}>
        <Select name="teamId" defaultValue={service?.teamId ?? ''}>
          <option value="">No team</option>
          {teams.map((team) => (
            <option key={team.id} value={team.id}>
              {team.name}
            </option>
          ))}
        </Select>
      </Field>
    </FieldsDialog>
  )
}
