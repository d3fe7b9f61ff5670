'use client'
import { PasswordInput } from '@/components/auth/password-input'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { toast } from '@/components/ui/toast'
import { changePassword, useSessionsChanged } from '@/lib/client/own-account'
import { useForm } from '@/lib/client/use-form'
import { PASSWORD_MIN } from '@/lib/domain/people/password'

const labels = { currentPassword: 'This', newPassword: 'The new password' }

export function ProfilePasswordForm({ email }: { email: string }) {
  const sessionsChanged = useSessionsChanged()
  const { formProps, problems, isSending } = useForm({
    labels,
    send: changePassword,
    onDone: (_, form) => {
      form?.reset()
      sessionsChanged()
      toast('Password changed', { description: 'Your other sessions have ended.' })
    },
  })
  return (
    <form {...formProps} className="flex max-w-[440px] flex-col gap-4">
      {problems.form && <ErrorNote title={problems.form} />}
      {/* For password managers: whose password this is. */}
      <input type="text" name="email" autoComplete="username" value={email} readOnly hidden />
      <Field label="Current password" error={problems.fields.currentPassword}>
        <PasswordInput name="currentPassword" autoComplete="current-password" size="md" />
      </Field>
      <Field
        label="New password"
        hint={`At least ${PASSWORD_MIN} characters. Your other sessions end.`}
        error={problems.fields.newPassword}
      >
        <PasswordInput name="newPassword" autoComplete="new-password" size="md" />
      </Field>
      <div>
        <Button type="submit" size="md" isLoading={isSending}>
          Change password
        </Button>
      </div>
    </form>
  )
}
