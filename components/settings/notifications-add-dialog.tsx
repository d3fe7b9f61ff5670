'use client'
import { useState } from 'react'
import { FieldsDialog } from '@/components/settings/fields-dialog'
import { SecretDialog } from '@/components/settings/secret-dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { addMethod, useNotificationsChanged } from '@/lib/client/push/own-notifications'
import { randomId } from '@/lib/client/random-id'
import { useForm } from '@/lib/client/use-form'
import { CHANNEL_NAMES } from '@/lib/domain/on-call/channel'
import type { ContactMethodView, TypedChannel } from '@/lib/domain/on-call/contact-method'

interface AddressField {
  label: string
  hint: string
  placeholder: string
  type: 'email' | 'tel' | 'url' | 'text'
}

const number: AddressField = {
  label: 'Number',
  hint: 'With + and the country code.',
  placeholder: '+49 30 901820',
  type: 'tel',
}
const addresses = {
  email: { label: 'Address', hint: 'Besides that of your account.', placeholder: 'ada@example.org', type: 'email' },
  sms: number,
  voice: number,
  ntfy: {
    label: 'Topic',
    hint: 'Choose one that nobody guesses, and subscribe to it in the ntfy app: who knows it reads it.',
    placeholder: 'ada-pages-9f2c71',
    type: 'text',
  },
  slack: {
    label: 'Address of an incoming webhook',
    hint: 'Of Slack or Mattermost, for a channel that you watch. It is kept encrypted.',
    placeholder: 'https://hooks.slack.com/services/…',
    type: 'url',
  },
  webhook: {
    label: 'Address',
    hint: 'It is sent signed JSON; one in your own network has to be allowed by an admin, under Private hosts.',
    placeholder: 'https://example.org/pages',
    type: 'url',
  },
} satisfies Record<TypedChannel, AddressField>

const labels = { channel: 'The channel', address: 'It', label: 'The name' }

export interface NotificationsAddDialogProps {
  channels: TypedChannel[]
  onAdded: (method: ContactMethodView, problem: string | null) => void
  onClose: () => void
}

/** Adds a way to be told; its code is on the way when this closes. */
export function NotificationsAddDialog({ channels, onAdded, onClose }: NotificationsAddDialogProps) {
  const changed = useNotificationsChanged()
  const [channel, setChannel] = useState<TypedChannel>(channels.includes('sms') ? 'sms' : (channels[0] ?? 'email'))
  const [id, setId] = useState(randomId)
  const form = useForm({
    labels,
    send: ({ address, label }) => addMethod({ id, channel, address, label }),
    onDone: ({ method, signingSecret, problem }) => {
      void changed()
      if (!signingSecret) onAdded(method, problem)
    },
  })
  const { answer } = form
  if (answer?.signingSecret) {
    return (
      <SecretDialog
        title="Signing secret"
        description="Verify with it that a request is ours, as Standard Webhooks says. It is not shown again."
        label="Signing secret"
        secret={answer.signingSecret}
        onClose={() => onAdded(answer.method, answer.problem)}
      />
    )
  }
  const field = addresses[channel]
  const problems = form.problems.fields
  return (
    <FieldsDialog
      title="Add a contact method"
      description="A code is sent over it: type it here, and it counts."
      submit="Add and send the code"
      form={form}
      onClose={onClose}
    >
      <Field label="Channel" error={problems.channel}>
        <Select
          name="channel"
          value={channel}
          onChange={({ target }) => {
            setChannel(target.value as TypedChannel)
            // Another thing is another method, and was not refused yet.
            setId(randomId())
            form.reset()
          }}
        >
          {channels.map((one) => (
            <option key={one} value={one}>
              {CHANNEL_NAMES[one]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={field.label} hint={field.hint} error={problems.address}>
        <Input
          key={channel}
          name="address"
          type={field.type}
          autoComplete={field.type === 'tel' ? 'tel' : 'off'}
          spellCheck={false}
          autoCapitalize="none"
          placeholder={field.placeholder}
        />
      </Field>
      <Field label="Name" isOptional error={problems.label}>
        <Input name="label" autoComplete="off" maxLength={60} placeholder="Work phone" />
      </Field>
    </FieldsDialog>
  )
}
