'use client'
import { useState } from 'react'
import { NameFields } from '@/components/catalogue/name-fields'
import { FieldsDialog } from '@/components/settings/fields-dialog'
import { Field } from '@/components/ui/field'
import { MultiCombobox } from '@/components/ui/multi-combobox'
import { toast } from '@/components/ui/toast'
import { saveTeam, useCatalogueChanged } from '@/lib/client/catalogue-admin'
import { useForm } from '@/lib/client/use-form'
import type { TeamView } from '@/lib/domain/catalogue/catalogue'
import type { PersonSummary } from '@/lib/domain/people/person'

const labels = { name: 'The name', key: 'The key', personIds: 'The list of people', addPersonIds: 'The list of people' }

export interface TeamsDialogProps {
  /** Null for a new one. */
  team: TeamView | null
  people: PersonSummary[]
  onClose: () => void
}

/** Adds a team, or changes its name and its people. */
export function TeamsDialog({ team, people, onClose }: TeamsDialogProps) {
  const catalogueChanged = useCatalogueChanged()
  const [personIds, setPersonIds] = useState(team?.members.map(({ id }) => id) ?? [])
  const form = useForm({
    labels,
    send: (fields) => saveTeam(team, { key: fields.key, name: fields.name, personIds }),
    onDone: async ({ team: saved }) => {
      await catalogueChanged()
      toast(team ? `${saved.name} is changed` : `${saved.name} is added`)
      onClose()
    },
  })
  const problems = form.problems.fields
  return (
    <FieldsDialog
      title={team ? team.name : 'New team'}
      submit={team ? 'Save' : 'Add team'}
      form={form}
      onClose={onClose}
    >
      <NameFields current={team} keyHint="What scripts call it, such as payments." problems={problems} />
      {/* With room for what the field offers: it stands last. */}
      <div className="min-h-44">
        <Field label="People" isOptional error={problems.personIds ?? problems.addPersonIds}>
          <MultiCombobox
            options={people.map((person) => ({ value: person.id, label: person.name, hint: person.email ?? '' }))}
            values={personIds}
            onValuesChange={setPersonIds}
            placeholder="Type a name"
            emptyText="Nobody with that name"
          />
        </Field>
      </div>
    </FieldsDialog>
  )
}
