'use client'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { MultiCombobox } from '@/components/ui/multi-combobox'
import { toast } from '@/components/ui/toast'
import { saveTeam, useCatalogueChanged } from '@/lib/client/catalogue-admin'
import { useForm } from '@/lib/client/use-form'
import { keyFromName, type TeamView } from '@/lib/domain/catalogue/catalogue'
import type { PersonSummary } from '@/lib/domain/people/person'

const labels = { name: 'The name', key: 'The key', personIds: 'The list of people' }

export interface ServicesTeamDialogProps {
  /** Null for a new one. */
  team: TeamView | null
  people: PersonSummary[]
  onClose: () => void
}

/** Adds a team, or changes its name and its people. */
export function ServicesTeamDialog({ team, people, onClose }: ServicesTeamDialogProps) {
  const formId = useId()
  const catalogueChanged = useCatalogueChanged()
  const [name, setName] = useState(team?.name ?? '')
  const [key, setKey] = useState(team?.key ?? null)
  const [personIds, setPersonIds] = useState(team?.members.map(({ id }) => id) ?? [])
  const { formProps, problems, isSending } = useForm({
    labels,
    send: (fields) => saveTeam(team?.id ?? null, { key: fields.key, name: fields.name, personIds }),
    onDone: async ({ team: saved }) => {
      await catalogueChanged()
      toast(team ? `${saved.name} is changed` : `${saved.name} is added`)
      onClose()
    },
  })
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={team ? team.name : 'New team'}
      footer={
        <>
          <Button size="md" variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button size="md" variant="primary" type="submit" form={formId} isLoading={isSending}>
            {team ? 'Save' : 'Add team'}
          </Button>
        </>
      }
    >
      <form {...formProps} id={formId} className="flex min-h-72 flex-col gap-4">
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
        <Field label="Key" hint="What scripts call it, such as payments." error={problems.fields.key}>
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
        <Field label="People" isOptional error={problems.fields.personIds}>
          <MultiCombobox
            options={people.map((person) => ({ value: person.id, label: person.name, hint: person.email ?? '' }))}
            values={personIds}
            onValuesChange={setPersonIds}
            placeholder="Type a name"
            emptyText="Nobody with that name"
          />
        </Field>
      </form>
    </Dialog>
  )
}
