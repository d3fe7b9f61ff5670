'use client'
import { useRouter } from 'next/navigation'
import { useId } from 'react'
import { ChoiceList } from '@/components/settings/choice-list'
import { roleOptions } from '@/components/settings/role-options'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
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
  const formId = useId()
  const router = useRouter()
  const peopleChanged = usePeopleChanged()
  const { formProps, problems, isSending } = useForm({
    labels,
    send: (change) => changePerson(person.id, change),
    onDone: async () => {
      await peopleChanged()
      toast(`${person.name} is changed`)
      router.refresh()
      onClose()
    },
  })
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={person.name}
      description={person.email ?? undefined}
      footer={
        <>
          <Button size="md" variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button size="md" variant="primary" type="submit" form={formId} isLoading={isSending}>
            Save
          </Button>
        </>
      }
    >
      <form {...formProps} id={formId} className="flex flex-col gap-4">
        {problems.form && <ErrorNote title={problems.form} />}
        <Field label="Name" error={problems.fields.name}>
          <Input name="name" autoComplete="off" autoFocus defaultValue={person.name} />
        </Field>
        <ChoiceList
          legend="Role"
          name="role"
          options={roleOptions}
          defaultValue={person.role}
          error={problems.fields.role}
        />
      </form>
    </Dialog>
  )
}
