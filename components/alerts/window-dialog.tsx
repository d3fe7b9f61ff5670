'use client'
import { useState } from 'react'
import { FieldsDialog } from '@/components/settings/fields-dialog'
import { ServiceSelect } from '@/components/settings/integrations-service-select'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { ZonedInput } from '@/components/ui/zoned-input'
import { randomId } from '@/lib/client/random-id'
import { useForm } from '@/lib/client/use-form'
import { addMaintenanceWindow, useRefreshHolds } from '@/lib/client/use-holds'
import { AppError } from '@/lib/domain/errors'

const HOUR_MS = 3_600_000
const labels = { title: 'What is done', serviceIds: 'The service', startsAt: 'The beginning', endsAt: 'The end' }

/** Announces work on one service, now or later; more than one takes the API. */
export function WindowDialog({ onClose }: { onClose: () => void }) {
  const [id] = useState(randomId)
  const [serviceId, setServiceId] = useState<string | null>(null)
  const [startsAt, setStartsAt] = useState(() => minuteOf(Date.now()))
  const [endsAt, setEndsAt] = useState(() => minuteOf(Date.now() + HOUR_MS))
  const refresh = useRefreshHolds()
  const form = useForm({
    labels,
    send: ({ title }) => {
      const fields = problemsOf(title.trim(), serviceId, startsAt, endsAt)
      if (!serviceId || !startsAt || !endsAt || fields.length > 0)
        throw new AppError('invalid_input', 'Say what is done, where and when.', { fields })
      return addMaintenanceWindow({ id, title, serviceIds: [serviceId], startsAt, endsAt })
    },
    onDone: () => {
      void refresh()
      toast('The maintenance is announced')
      onClose()
    },
  })
  const problems = form.problems.fields
  return (
    <FieldsDialog
      title="Announce maintenance"
      description="Alerts of the service are kept and marked, and open nothing while it lasts."
      submit="Announce"
      form={form}
      onClose={onClose}
    >
      <Field label={labels.title} isRequired error={problems.title}>
        <Input name="title" maxLength={200} autoComplete="off" />
      </Field>
      <Field label="Service" isRequired error={problems.serviceIds}>
        <ServiceSelect value={serviceId} onValueChange={setServiceId} />
      </Field>
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        <ZonedInput label="From" value={startsAt} onChange={setStartsAt} error={problems.startsAt} />
        <ZonedInput label="To" value={endsAt} onChange={setEndsAt} error={problems.endsAt} />
      </div>
    </FieldsDialog>
  )
}

/** The minute that an instant is in; null is one that is half written. */
const minuteOf = (at: number): string | null => new Date(Math.floor(at / 60_000) * 60_000).toISOString()

type Problems = { path: string; message: string }[]

function problemsOf(title: string, serviceId: string | null, startsAt: string | null, endsAt: string | null): Problems {
  const missing = Object.entries({ title, serviceIds: serviceId, startsAt, endsAt }).filter(([, value]) => !value)
  if (missing.length > 0) return missing.map(([path]) => ({ path, message: 'is missing' }))
  return startsAt && endsAt && endsAt <= startsAt ? [{ path: 'endsAt', message: 'is not after the beginning' }] : []
}
