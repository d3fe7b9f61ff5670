'use client'
import { useMutation } from '@tanstack/react-query'
import { FieldsDialog } from '@/components/settings/fields-dialog'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { sendCode, useNotificationsChanged, verifyMethod } from '@/lib/client/push/own-notifications'
import { useForm } from '@/lib/client/use-form'
import { CODE_DIGITS, CODE_MINUTES, type ContactMethodView, methodName } from '@/lib/domain/on-call/contact-method'

export interface NotificationsVerifyDialogProps {
  method: ContactMethodView
  /** Why the first code did not leave. */
  problem: string | null
  onClose: () => void
}

/** Proves that a method is one's own, by the code that came over it. */
export function NotificationsVerifyDialog({ method, problem, onClose }: NotificationsVerifyDialogProps) {
  const changed = useNotificationsChanged()
  const form = useForm({
    labels: { code: 'The code' },
    send: ({ code }) => verifyMethod(method.id, code),
    onDone: () => {
      void changed()
      toast('Verified')
      onClose()
    },
  })
  const again = useMutation({ mutationFn: () => sendCode(method.id) })
  const delivery = again.data?.delivery
  const failure = delivery ? (delivery.state === 'failed' ? delivery.detail : null) : problem
  return (
    <FieldsDialog
      title={`Verify ${methodName(method)}`}
      description={`A code of ${CODE_DIGITS} digits was sent over it. It counts for ${CODE_MINUTES} minutes.`}
      submit="Verify"
      form={form}
      onClose={onClose}
    >
      {failure && <ErrorNote title="No code left.">{failure}</ErrorNote>}
      {again.error && <ErrorNote title="No code left.">{again.error.message}</ErrorNote>}
      <Field label="Code" error={form.problems.fields.code}>
        <Input name="code" className="mono" inputMode="numeric" autoComplete="one-time-code" autoFocus maxLength={12} />
      </Field>
      <div className="flex flex-wrap items-center gap-3 text-13">
        <Button size="sm" isLoading={again.isPending} onClick={() => again.mutate()}>
          Send another code
        </Button>
        <span role="status" className="text-text-2">
          {delivery && delivery.state !== 'failed' && !again.isPending && 'Another code is on its way.'}
        </span>
      </div>
    </FieldsDialog>
  )
}
