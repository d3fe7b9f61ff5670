'use client'
import { useRouter } from 'next/navigation'
import { ChoiceList } from '@/components/settings/choice-list'
import { FieldsDialog } from '@/components/settings/fields-dialog'
import { roleOptions } from '@/components/settings/role-options'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { changePerson, usePeopleChanged } from '@/lib/client/people-admin'
import { useForm } from '@/lib/client/use-form'
import type { PersonSummary } from '@/lib/domain/people/person'

const labels = { name: 'The name', role: 'The role' }

export interface PeopleChangeDialogProps {
  person: PersonSummary
  onClose: () => void
}

/** Changes what a person is called, and what they may do. */
export function PeopleChangeDialog({ person, onClose }: PeopleChangeDialogProps) {
  const router = useRouter()
  const peopleChanged = usePeopleChanged()
  const form = useForm({
    labels,
    send: (change) => changePerson(person.id, change),
    onDone: async () => {
      await peopleChanged()
      toast(`${person.name} is changed`)
      router.refresh()
      onClose()
    },
  })
  const problems = form.problems.fields
  return (
    <FieldsDialog
      title={person.name}
      description={person.email ?? undefined}
      submit="Save"
      form={form}
      onClose={onClose}
    >
      <Field label="Name" error={problems.name}>
        <Input name="name" autoComplete="off" autoFocus defaultValue={person.name} />
      </Field>
      <ChoiceList legend="Role" name="role" options={roleOptions} defaultValue={person.role} error={problems.role} />
    </FieldsDialog>
  )
}
