'use client'
import { useRef } from 'react'
import { SettingConflict } from '@/components/settings/setting-conflict'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { PageHeader } from '@/components/ui/page-header'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { useSaveSetting } from '@/lib/client/save-setting'
import { useForm } from '@/lib/client/use-form'
import type { VersionedSetting } from '@/lib/domain/organisation-settings'

/** Which private hosts may be called; for admins. */
export function ActionHostsForm({ hosts }: { hosts: VersionedSetting<'action-hosts'> }) {
  const saving = useSaveSetting('action-hosts', hosts)
  const sent = useRef('')
  const { formProps, problems, isSending, reset } = useForm({
    labels: { value: 'The list' },
    send: ({ value }) => {
      sent.current = value
      return saving.mutateAsync(value.split(/[\s,]+/).filter(Boolean))
    },
    onDone: (saved, form) => {
      // What was typed on meanwhile stays.
      if (listIn(form)?.value === sent.current) show(form, saved)
      toast('Saved')
    },
  })
  const take = (value: string[]) => {
    show(formProps.ref.current, value)
    reset()
  }
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Private hosts"
        description="Levers, webhooks, ntfy, push services and GitHub are called at addresses of the internet only. Machines of your own network are called when they are listed here."
      />
      <Card className="p-4">
        <form {...formProps} className="flex flex-col gap-4">
          {problems.form && !saving.newer && <ErrorNote title={problems.form} />}
          <Field
            label="Hosts that may be called"
            hint="One a line, with a port to allow only that one: deploy.internal, 10.0.0.7:8080. Whoever may change a lever or add a webhook can send requests there."
            error={problems.fields.value}
          >
            <Textarea name="value" rows={4} className="mono" spellCheck={false} defaultValue={hosts.value.join('\n')} />
          </Field>
          <SettingConflict saving={saving} onTake={take} onKeep={reset} />
          <Button type="submit" size="md" variant="primary" className="self-start" isLoading={isSending}>
            Save
          </Button>
        </form>
      </Card>
    </div>
  )
}

const listIn = (form: HTMLFormElement | null) => form?.querySelector('textarea')

function show(form: HTMLFormElement | null, hosts: string[]) {
  const list = listIn(form)
  if (list) list.value = hosts.join('\n')
}
