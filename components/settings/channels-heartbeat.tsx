'use client'
import { useMutation } from '@tanstack/react-query'
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

const labels = { 'heartbeat.url': 'The address', 'heartbeat.everyMinutes': 'The number of minutes' }

/** What tells a monitor outside that Evenkeel lives. */
export function ChannelsHeartbeat({ state }: { state: ChannelsState }) {
  const heartbeat = useProviderForm('heartbeat', state)
  const form = useForm({
    labels,
    send: (values) => {
      const url = values['heartbeat.url'].trim()
      const everyMinutes = Number(values['heartbeat.everyMinutes'])
      return heartbeat.save({ heartbeat: { everyMinutes, ...(url ? { url } : {}) } })
    },
    onDone: () => toast('Saved'),
  })
  const off = useMutation({ mutationFn: () => heartbeat.save({ heartbeat: null }) })
  const handleChosen = () => {
    form.reset()
    off.reset()
  }
  const { value, newer } = heartbeat
  return (
    <section aria-labelledby="heartbeat" className="flex flex-col gap-3">
      <SectionHeader id="heartbeat" title="When Evenkeel itself is dead" />
      <Card className="p-4">
        <form {...form.formProps} onInput={heartbeat.touch} className="flex flex-col gap-4">
          {form.problems.form && !newer && <ErrorNote title={form.problems.form} />}
          {off.error && !newer && <ErrorNote title={off.error.message} />}
          <p className="text-13 text-text-2">
            An address of a monitor outside (a dead man’s switch) that is called while the database answers, timers are
            fired and pages leave. When the calls end, that monitor tells you.
          </p>
          <p className="text-13">
            {value ? (
              <>
                <span className="mono [overflow-wrap:anywhere]">{value.address}</span> is called every{' '}
                {value.everyMinutes === 1 ? 'minute' : `${value.everyMinutes} minutes`}.
              </>
            ) : (
              'Nothing is called.'
            )}
          </p>
          <Fragment key={heartbeat.round}>
            <Field label={value ? 'Another address' : 'Address'} error={form.problems.fields['heartbeat.url']}>
              <Input
                name="heartbeat.url"
                type="url"
                className="mono"
                autoComplete="off"
                spellCheck={false}
                placeholder="https://hc-ping.com/…"
              />
            </Field>
            <Field label="Every so many minutes" error={form.problems.fields['heartbeat.everyMinutes']}>
              <Input
                name="heartbeat.everyMinutes"
                type="number"
                min={1}
                max={60}
                defaultValue={value?.everyMinutes ?? 1}
              />
            </Field>
          </Fragment>
          <ProviderConflict provider={heartbeat} onChosen={handleChosen} />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" size="md" variant="primary" isLoading={form.isSending}>
              Save
            </Button>
            {value && (
              <Button size="md" variant="ghost" isLoading={off.isPending} onClick={() => off.mutate()}>
                Call nothing any more
              </Button>
            )}
          </div>
          <ChannelsHealth health={state.health} channels={['heartbeat']} />
        </form>
      </Card>
    </section>
  )
}
