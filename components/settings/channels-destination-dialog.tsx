'use client'
import { useState } from 'react'
import { ChoiceList } from '@/components/settings/choice-list'
import { FieldsDialog } from '@/components/settings/fields-dialog'
import { SecretDialog } from '@/components/settings/secret-dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { addDestination, useChannelsChanged } from '@/lib/client/push/channels-admin'
import { randomId } from '@/lib/client/random-id'
import { useForm } from '@/lib/client/use-form'

const labels = { channel: 'The kind', label: 'The name', address: 'The address' }
const KINDS = [
  { value: 'slack', label: 'Slack or Mattermost', meaning: 'The incoming webhook of a channel.' },
  { value: 'webhook', label: 'A program', meaning: 'Signed JSON, as Standard Webhooks says.' },
] as const

/** Adds a place that is told things; what signs its messages is shown once. */
export function ChannelsDestinationDialog({ onClose }: { onClose: () => void }) {
  const changed = useChannelsChanged()
  const [id] = useState(randomId)
  const form = useForm({
    labels,
    send: ({ channel, label, address }) =>
      addDestination({ id, channel: channel === 'webhook' ? 'webhook' : 'slack', label, address }),
    onDone: ({ signingSecret }) => {
      void changed()
      if (!signingSecret) onClose()
    },
  })
  if (form.answer?.signingSecret) {
    return (
      <SecretDialog
        title={`Signing secret of ${form.answer.destination.label}`}
        description="Its receiver verifies with it that a request is ours. It is not shown again."
        label="Signing secret"
        secret={form.answer.signingSecret}
        onClose={onClose}
      />
    )
  }
  const problems = form.problems.fields
  return (
    <FieldsDialog title="Add a destination" submit="Add" form={form} onClose={onClose}>
      <ChoiceList legend="Kind" name="channel" options={KINDS} defaultValue="slack" error={problems.channel} />
      <Field label="Name" error={problems.label}>
        <Input name="label" autoComplete="off" autoFocus maxLength={60} placeholder="#incidents" />
      </Field>
      <Field
        label="Address"
        hint="It is kept encrypted; only its end is shown. One in your own network has to be listed under Private hosts."
        error={problems.address}
      >
        <Input
          name="address"
          className="mono"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder="https://hooks.slack.com/services/…"
        />
      </Field>
    </FieldsDialog>
  )
}
