'use client'
import { useId } from 'react'
import { ChoiceList } from '@/components/settings/choice-list'
import { scopeOptionsOf } from '@/components/settings/scope-options'
import { useViewer } from '@/components/shell/viewer'
import { Button } from '@/components/ui/button'
import { CopySecret } from '@/components/ui/copy-secret'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { createToken, useTokensChanged } from '@/lib/client/api-tokens'
import { useForm } from '@/lib/client/use-form'

const labels = { name: 'The name', scope: 'The scope' }

/** Makes a token and shows it, once. */
export function TokensCreateDialog({ onClose }: { onClose: () => void }) {
  const formId = useId()
  const viewer = useViewer()
  const tokensChanged = useTokensChanged()
  const { formProps, problems, isSending, answer } = useForm({ labels, send: createToken, onDone: tokensChanged })
  const close = (isOpen: boolean) => isOpen || onClose()
  if (answer) {
    return (
      <Dialog
        isOpen
        onOpenChange={close}
        title={`Token “${answer.token.name}”`}
        description="Send it as the header Authorization: Bearer …"
        footer={
          <Button size="md" variant="primary" onClick={onClose}>
            Done
          </Button>
        }
      >
        <CopySecret label="Token" secret={answer.secret} />
      </Dialog>
    )
  }
  return (
    <Dialog
      isOpen
      onOpenChange={close}
      title="New API token"
      description="It acts as you, within its scope, until you revoke it."
      footer={
        <>
          <Button size="md" variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button size="md" variant="primary" type="submit" form={formId} isLoading={isSending}>
            Create
          </Button>
        </>
      }
    >
      <form {...formProps} id={formId} className="flex flex-col gap-4">
        {problems.form && <ErrorNote title={problems.form} />}
        <Field label="Name" hint="What will use it." error={problems.fields.name}>
          <Input name="name" autoComplete="off" autoFocus placeholder="Deploy pipeline" />
        </Field>
        <ChoiceList
          legend="Scope"
          name="scope"
          options={scopeOptionsOf(viewer.role)}
          defaultValue="read"
          error={problems.fields.scope}
        />
      </form>
    </Dialog>
  )
}
