'use client'
import { useId } from 'react'
import { ChoiceList } from '@/components/settings/choice-list'
import { roleOptions } from '@/components/settings/role-options'
import { Button } from '@/components/ui/button'
import { CopySecret } from '@/components/ui/copy-secret'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { invitePerson, usePeopleChanged } from '@/lib/client/people-admin'
import { useForm } from '@/lib/client/use-form'

const labels = { name: 'The name', email: 'The email', role: 'The role' }

/** Makes an invitation and shows its link, once. */
export function PeopleInviteDialog({ onClose }: { onClose: () => void }) {
  const formId = useId()
  const peopleChanged = usePeopleChanged()
  const { formProps, problems, isSending, answer } = useForm({
    labels,
    send: invitePerson,
    onDone: () => void peopleChanged(),
  })
  const close = (isOpen: boolean) => isOpen || onClose()
  if (answer) {
    return (
      <Dialog
        isOpen
        onOpenChange={close}
        title={`${answer.invitation.name} is invited`}
        description="Send them this link. It works once, for seven days."
        footer={
          <Button size="md" variant="primary" onClick={onClose}>
            Done
          </Button>
        }
      >
        <CopySecret label="Invitation link" secret={answer.url} />
      </Dialog>
    )
  }
  return (
    <Dialog
      isOpen
      onOpenChange={close}
      title="Invite somebody"
      footer={
        <>
          <Button size="md" variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button size="md" variant="primary" type="submit" form={formId} isLoading={isSending}>
            Make the link
          </Button>
        </>
      }
    >
      <form {...formProps} id={formId} className="flex flex-col gap-4">
        {problems.form && <ErrorNote title={problems.form} />}
        <Field label="Name" error={problems.fields.name}>
          <Input name="name" autoComplete="off" autoFocus />
        </Field>
        <Field label="Email" error={problems.fields.email}>
          <Input name="email" type="email" autoComplete="off" autoCapitalize="none" spellCheck={false} />
        </Field>
        <ChoiceList
          legend="Role"
          name="role"
          options={roleOptions}
          defaultValue="responder"
          error={problems.fields.role}
        />
      </form>
    </Dialog>
  )
}
