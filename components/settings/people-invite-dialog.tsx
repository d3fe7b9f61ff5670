'use client'
import { ChoiceList } from '@/components/settings/choice-list'
import { FieldsDialog } from '@/components/settings/fields-dialog'
import { roleOptions } from '@/components/settings/role-options'
import { SecretDialog } from '@/components/settings/secret-dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { invitePerson, usePeopleChanged } from '@/lib/client/people-admin'
import { useForm } from '@/lib/client/use-form'

const labels = { name: 'The name', email: 'The email', role: 'The role' }

/** Makes an invitation and shows its link, once. */
export function PeopleInviteDialog({ onClose }: { onClose: () => void }) {
  const peopleChanged = usePeopleChanged()
  const form = useForm({ labels, send: invitePerson, onDone: () => void peopleChanged() })
  if (form.answer) {
    return (
      <SecretDialog
        title={`${form.answer.invitation.name} is invited`}
        description="Send them this link. It works once, for seven days."
        label="Invitation link"
        secret={form.answer.url}
        onClose={onClose}
      />
    )
  }
  const problems = form.problems.fields
  return (
    <FieldsDialog title="Invite somebody" submit="Make the link" form={form} onClose={onClose}>
      <Field label="Name" error={problems.name}>
        <Input name="name" autoComplete="off" autoFocus />
      </Field>
      <Field label="Email" error={problems.email}>
        <Input name="email" type="email" autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Field>
      <ChoiceList legend="Role" name="role" options={roleOptions} defaultValue="responder" error={problems.role} />
    </FieldsDialog>
  )
}
