'use client'
import { ChannelsHealth } from '@/components/settings/channels-health'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SectionHeader } from '@/components/ui/section-header'
import { toast } from '@/components/ui/toast'
import { saveNtfy, useChannelsChanged } from '@/lib/client/push/channels-admin'
import { useForm } from '@/lib/client/use-form'
import type { ChannelsState } from '@/lib/domain/on-call/channel-settings'

const labels = { server: 'The address', token: 'The token' }

/** The server of ntfy that people can have their pages through. */
export function ChannelsNtfy({ state: { ntfy, health } }: { state: ChannelsState }) {
  const changed = useChannelsChanged()
  const form = useForm({
    labels,
    send: ({ server, token }) => saveNtfy({ server: server.trim() || null, ...(token ? { token } : {}) }),
    onDone: (_, element) => {
      void changed()
      const token = element?.querySelector<HTMLInputElement>('[name=token]')
      if (token) token.value = ''
      toast('Saved')
    },
  })
  return (
    <section aria-labelledby="ntfy" className="flex flex-col gap-3">
      <SectionHeader id="ntfy" title="ntfy" />
      <Card className="p-4">
        <form {...form.formProps} className="flex flex-col gap-4">
          {form.problems.form && <ErrorNote title={form.problems.form} />}
          <Field
            label="Server"
            hint="https://ntfy.sh, which reads what it passes on, or your own; one in your own network has to be listed under Private hosts. Empty: nobody can choose ntfy."
            error={form.problems.fields.server}
          >
            <Input
              name="server"
              className="mono"
              inputMode="url"
              spellCheck={false}
              placeholder="https://ntfy.example.org"
              defaultValue={ntfy.server ?? ''}
            />
          </Field>
          <Field
            label="Access token"
            isOptional
            hint={ntfy.isTokenSet ? 'One is stored. Type another to replace it.' : 'If the server asks for one.'}
            error={form.problems.fields.token}
          >
            <Input name="token" type="password" autoComplete="off" spellCheck={false} />
          </Field>
          <Button type="submit" size="md" variant="primary" className="self-start" isLoading={form.isSending}>
            Save
          </Button>
          <ChannelsHealth health={health} channels={['ntfy']} />
        </form>
      </Card>
    </section>
  )
}
