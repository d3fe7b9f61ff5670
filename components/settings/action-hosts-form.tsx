'use client'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { PageHeader } from '@/components/ui/page-header'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { useSaveSetting } from '@/lib/client/save-setting'
import { useForm } from '@/lib/client/use-form'

/** Which private hosts may be called; for admins. */
export function ActionHostsForm({ hosts }: { hosts: string[] }) {
  const save = useSaveSetting('action-hosts')
  const { formProps, problems, isSending } = useForm({
    labels: { value: 'The list' },
    send: ({ value }) => save.mutateAsync(value.split(/[\s,]+/).filter(Boolean)),
    onDone: (saved, form) => {
      const list = form?.querySelector('textarea')
      if (list) list.value = saved.join('\n')
      toast('Saved')
    },
  })
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Private hosts"
        description="Levers, webhooks, ntfy, push services and GitHub are called at addresses of the internet only. Machines of your own network are called when they are listed here."
      />
      <Card className="p-4">
        <form {...formProps} className="flex flex-col gap-4">
          {problems.form && <ErrorNote title={problems.form} />}
          <Field
            label="Hosts that may be called"
            hint="One a line, with a port to allow only that one: deploy.internal, 10.0.0.7:8080. Whoever may change a lever or add a webhook can send requests there."
            error={problems.fields.value}
          >
            <Textarea name="value" rows={4} className="mono" spellCheck={false} defaultValue={hosts.join('\n')} />
          </Field>
          <Button type="submit" size="md" variant="primary" className="self-start" isLoading={isSending}>
            Save
          </Button>
        </form>
      </Card>
    </div>
  )
}
