'use client'
import { PasswordInput } from '@/components/auth/password-input'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { signIn } from '@/lib/client/sign-in'
import { useForm } from '@/lib/client/use-form'

const labels = { email: 'The email', password: 'The password' }

export interface SignInFormProps {
  /** A path of ours, checked by the server. */
  from: string
  /** Nothing else stands before it: the cursor waits in it. */
  isFirst: boolean
}

export function SignInForm({ from, isFirst }: SignInFormProps) {
  const { formProps, problems, isSending, isDone } = useForm({
    labels,
    send: ({ email, password }) => signIn(email, password),
    // A full load: nothing of whoever used this tab before stays in it.
    onDone: () => window.location.replace(from),
  })
  return (
    <form {...formProps} className="flex flex-col gap-4">
      {problems.form && <ErrorNote title={problems.form} />}
      <Field label="Email" error={problems.fields.email}>
        <Input
          name="email"
          type="email"
          size="lg"
          autoComplete="username"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          autoFocus={isFirst}
        />
      </Field>
      <Field label="Password" error={problems.fields.password}>
        <PasswordInput name="password" autoComplete="current-password" />
      </Field>
      <Button type="submit" variant="primary" size="lg" className="mt-1 w-full" isLoading={isSending || isDone}>
        Sign in
      </Button>
    </form>
  )
}
