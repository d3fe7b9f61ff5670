'use client'
import { Fragment } from 'react'
import { ChannelsHealth } from '@/components/settings/channels-health'
import { ProviderConflict } from '@/components/settings/provider-conflict'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SectionHeader } from '@/components/ui/section-header'
import { toast } from '@/components/ui/toast'
import { useProviderForm } from '@/lib/client/push/use-provider-form'
import { useForm } from '@/lib/client/use-form'
import type { ChannelsState } from '@/lib/domain/on-call/channel-settings'

const labels = { server: 'The address', token: 'The token' }

/** The server of ntfy that people can have their pages through. */
export function ChannelsNtfy({ state }: { state: ChannelsState }) {
  const ntfy = useProviderForm('ntfy', state)
  const form = useForm({
    labels,
    send: ({ server, token }) => ntfy.save({ server: server.trim() || null, ...(token ? { token } : {}) }),
    onDone: () => toast('Saved'),
  })
  return (
    <section aria-labelledby="ntfy" className="flex flex-col gap-3">
      <SectionHeader id="ntfy" title="ntfy" />
      <Card className="p-4">
        <form {...form.formProps} onInput={ntfy.touch} className="flex flex-col gap-4">
          {form.problems.form && !ntfy.newer && <ErrorNote title={form.problems.form} />}
          <Fragment key={ntfy.round}>
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
                defaultValue={ntfy.value.server ?? ''}
              />
            </Field>
            <Field
              label="Access token"
              isOptional
              hint={
                ntfy.value.isTokenSet ? 'One is stored. Type another to replace it.' : 'If the server asks for one.'
              }
              error={form.problems.fields.token}
            >
              <Input name="token" type="password" autoComplete="off" spellCheck={false} />
            </Field>
          </Fragment>
          <ProviderConflict provider={ntfy} onChosen={form.reset} />
          <Button type="submit" size="md" variant="primary" className="self-start" isLoading={form.isSending}>
            Save
          </Button>
          <ChannelsHealth health={state.health} channels={['ntfy']} />
        </form>
      </Card>
    </section>
  )
}
