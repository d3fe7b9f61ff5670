'use client'
import { PasswordInput } from '@/components/auth/password-input'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { api } from '@/lib/client/api'
import { useForm } from '@/lib/client/use-form'
import { PASSWORD_MIN } from '@/lib/domain/people/password'
import type { InvitationSummary } from '@/lib/domain/people/person'

const labels = { name: 'The name', password: 'The password' }

export interface AcceptInvitationFormProps {
  token: string
  invitation: Pick<InvitationSummary, 'email' | 'name'>
}

export function AcceptInvitationForm({ token, invitation }: AcceptInvitationFormProps) {
  const { formProps, problems, isSending, isDone } = useForm({
    labels,
    send: (values) => api('POST', '/api/v1/invitations/accept', { token, ...values }),
    onDone: () => window.location.replace('/'),
  })
  return (
    <form {...formProps} className="flex flex-col gap-4">
      {problems.form && <ErrorNote title={problems.form} />}
      <Field label="Email" hint="You sign in with it.">
        <Input name="email" type="email" size="lg" autoComplete="username" readOnly value={invitation.email} />
      </Field>
      <Field label="Your name" error={problems.fields.name}>
        <Input name="name" size="lg" autoComplete="name" defaultValue={invitation.name} />
      </Field>
      <Field label="Password" hint={`At least ${PASSWORD_MIN} characters.`} error={problems.fields.password}>
        <PasswordInput name="password" autoComplete="new-password" />
      </Field>
      <Button type="submit" variant="primary" size="lg" className="mt-1 w-full" isLoading={isSending || isDone}>
        Join
      </Button>
    </form>
  )
}
