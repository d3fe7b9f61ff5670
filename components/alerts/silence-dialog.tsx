'use client'
import { useId, useState } from 'react'
import { FieldsDialog } from '@/components/settings/fields-dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast'
import { ZonedInput } from '@/components/ui/zoned-input'
import { randomId } from '@/lib/client/random-id'
import { useForm } from '@/lib/client/use-form'
import { addSilence, useRefreshHolds } from '@/lib/client/use-holds'
import { AppError } from '@/lib/domain/errors'

const HOUR_MS = 3_600_000
const labels = {
  'matchers.0.name': 'The label',
  'matchers.0.op': 'How it is compared',
  'matchers.0.value': 'The value',
  endsAt: 'The end',
  reason: 'The reason',
}

const SPANS = [
  { hours: '0.5', label: '30 minutes' },
  { hours: '1', label: '1 hour' },
  { hours: '4', label: '4 hours' },
  { hours: '24', label: '1 day' },
  { hours: '72', label: '3 days' },
  { hours: '168', label: '1 week' },
] as const
/** Until an instant that is written. */
const UNTIL = 'until'

export interface SilenceDialogProps {
  /** Rules that alerted, offered as values. */
  rules: readonly string[]
  onClose: () => void
}

/** Silences alerts by one label; more than one takes the API. */
export function SilenceDialog({ rules, onClose }: SilenceDialogProps) {
  const [id] = useState(randomId)
  const rulesId = useId()
  const [label, setLabel] = useState('alertname')
  const [hours, setHours] = useState('1')
  const [until, setUntil] = useState<string | null>(() => new Date(roundUp(Date.now() + HOUR_MS)).toISOString())
  const refresh = useRefreshHolds()
  const form = useForm({
    labels,
    send: (values) =>
      addSilence({
        id,
        matchers: [
          {
            name: values['matchers.0.name'].trim(),
            op: values['matchers.0.op'] === '=~' ? '=~' : '=',
            value: values['matchers.0.value'].trim(),
          },
        ],
        reason: values.reason,
        endsAt: hours === UNTIL ? endOf(until) : new Date(Date.now() + Number(hours) * HOUR_MS).toISOString(),
      }),
    onDone: () => {
      void refresh()
      toast('They are silenced')
      onClose()
    },
  })
  const problems = form.problems.fields
  return (
    <FieldsDialog
      title="Silence alerts"
      description="New alerts that match open nothing and page nobody until it ends. Everybody sees it."
      submit="Silence"
      form={form}
      onClose={onClose}
    >
      <div className="grid grid-cols-2 gap-x-3 gap-y-4">
        <Field label="Label" error={problems['matchers.0.name']}>
          <Input
            name="matchers.0.name"
            value={label}
            className="mono"
            maxLength={100}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={({ target }) => setLabel(target.value)}
          />
        </Field>
        <Field label="Compared" error={problems['matchers.0.op']}>
          <Select name="matchers.0.op" defaultValue="=">
            <option value="=">is exactly</option>
            <option value="=~">matches the regular expression</option>
          </Select>
        </Field>
      </div>
      <Field
        label="Value"
        isRequired
        hint={label === 'alertname' ? 'The name of the rule, whatever sent the alert.' : undefined}
        error={problems['matchers.0.value']}
      >
        <Input
          name="matchers.0.value"
          className="mono"
          maxLength={500}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          {...(label === 'alertname' && { list: rulesId })}
        />
      </Field>
      <datalist id={rulesId}>
        {rules.map((rule) => (
          <option key={rule} value={rule} />
        ))}
      </datalist>
      <Field label="For how long" error={hours === UNTIL ? undefined : problems.endsAt}>
        <Select value={hours} onChange={({ target }) => setHours(target.value)}>
          {SPANS.map((span) => (
            <option key={span.hours} value={span.hours}>
              {span.label}
            </option>
          ))}
          <option value={UNTIL}>Until another time</option>
        </Select>
      </Field>
      {hours === UNTIL && <ZonedInput label="Until" value={until} onChange={setUntil} error={problems.endsAt} />}
      <Field label="Reason" isRequired error={problems.reason}>
        <Input name="reason" maxLength={500} autoComplete="off" />
      </Field>
    </FieldsDialog>
  )
}

const roundUp = (at: number): number => Math.ceil(at / 300_000) * 300_000

function endOf(until: string | null): string {
  if (until !== null && Date.parse(until) > Date.now()) return until
  const message = until === null ? 'is missing' : 'is in the past'
  throw new AppError('invalid_input', 'Say until when.', { fields: [{ path: 'endsAt', message }] })
}
