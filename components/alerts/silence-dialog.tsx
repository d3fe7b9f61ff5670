'use client'
import { useState } from 'react'
import { FieldsDialog } from '@/components/settings/fields-dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { randomId } from '@/lib/client/random-id'
import { useForm } from '@/lib/client/use-form'
import { addSilence, useRefreshHolds } from '@/lib/client/use-holds'

const MINUTE_MS = 60_000
const labels = { name: 'Label', op: 'How', value: 'Value', minutes: 'Minutes', reason: 'Why' }

/** Silences alerts by one label; more than one takes the API. */
export function SilenceDialog({ onClose }: { onClose: () => void }) {
  const [id] = useState(randomId)
  const refresh = useRefreshHolds()
  const form = useForm({
    labels,
    send: ({ name, op, value, minutes, reason }) =>
      addSilence({
        id,
        matchers: [{ name, op: op === '=~' ? '=~' : '=', value }],
        reason,
        endsAt: new Date(Date.now() + (Number(minutes) || 0) * MINUTE_MS).toISOString(),
      }),
    onDone: () => {
      void refresh()
      onClose()
    },
  })
  return (
    <FieldsDialog
      title="Silence alerts"
      description="New alerts that match open nothing and page nobody until it ends. Everybody sees it."
      submit="Silence"
      form={form}
      onClose={onClose}
    >
      <Field label={labels.name} hint="alertname is the rule of an alert, whatever sent it.">
        <Input name="name" defaultValue="alertname" className="font-mono" maxLength={100} />
      </Field>
      <Field label={labels.op}>
        <Select name="op" defaultValue="=">
          <option value="=">is</option>
          <option value="=~">matches the expression</option>
        </Select>
      </Field>
      <Field label={labels.value} isRequired>
        <Input name="value" className="font-mono" maxLength={500} autoComplete="off" />
      </Field>
      <Field label={labels.minutes} hint="At most 30 days (43200)." isRequired>
        <Input name="minutes" inputMode="numeric" defaultValue="60" />
      </Field>
      <Field label={labels.reason} isRequired>
        <Input name="reason" maxLength={500} autoComplete="off" />
      </Field>
    </FieldsDialog>
  )
}
