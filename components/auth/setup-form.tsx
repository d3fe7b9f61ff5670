'use client'
import { PasswordInput } from '@/components/auth/password-input'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { api } from '@/lib/client/api'
import { useForm } from '@/lib/client/use-form'
import { PASSWORD_MIN } from '@/lib/domain/people/password'

const labels = { name: 'The name', email: 'The email', password: 'The password' }

/** Makes the first admin of an installation. */
export function SetupForm({ token }: { token: string }) {
  const { formProps, problems, isSending, isDone } = useForm({
    labels,
    send: (values) => api('POST', '/api/v1/setup', { token, ...values }),
    onDone: () => window.location.replace('/'),
  })
  return (
    <form {...formProps} className="flex flex-col gap-4">
      {problems.form && <ErrorNote title={problems.form} />}
      <Field label="Your name" error={problems.fields.name}>
        <Input name="name" size="lg" autoComplete="name" autoFocus />
      </Field>
      <Field label="Email" error={problems.fields.email}>
        <Input name="email" type="email" size="lg" autoComplete="username" autoCapitalize="none" spellCheck={false} />
      </Field>
      <Field label="Password" hint={`At least ${PASSWORD_MIN} characters.`} error={problems.fields.password}>
        <PasswordInput name="password" autoComplete="new-password" />
      </Field>
      <Button type="submit" variant="primary" size="lg" className="mt-1 w-full" isLoading={isSending || isDone}>
        Create admin
      </Button>
    </form>
  )
}
