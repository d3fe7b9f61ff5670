'use client'
import { ChoiceList } from '@/components/settings/choice-list'
import { FieldsDialog } from '@/components/settings/fields-dialog'
import { scopeOptionsOf } from '@/components/settings/scope-options'
import { SecretDialog } from '@/components/settings/secret-dialog'
import { useViewer } from '@/components/shell/viewer'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { createToken, useTokensChanged } from '@/lib/client/api-tokens'
import { useForm } from '@/lib/client/use-form'

const labels = { name: 'The name', scope: 'The scope' }

/** Makes a token and shows it, once. */
export function TokensCreateDialog({ onClose }: { onClose: () => void }) {
  const viewer = useViewer()
  const tokensChanged = useTokensChanged()
  const form = useForm({ labels, send: createToken, onDone: tokensChanged })
  if (form.answer) {
    return (
      <SecretDialog
        title={`Token “${form.answer.token.name}”`}
        description="Send it as the header Authorization: Bearer …"
        label="Token"
        secret={form.answer.secret}
        onClose={onClose}
      />
    )
  }
  const problems = form.problems.fields
  return (
    <FieldsDialog
      title="New API token"
      description="It acts as you, within its scope, until you revoke it."
      submit="Create"
      form={form}
      onClose={onClose}
    >
      <Field label="Name" hint="What will use it." error={problems.name}>
        <Input name="name" autoComplete="off" autoFocus placeholder="Deploy pipeline" />
      </Field>
      <ChoiceList
        legend="Scope"
        name="scope"
        options={scopeOptionsOf(viewer.role)}
        defaultValue="read"
        error={problems.scope}
      />
    </FieldsDialog>
  )
}
