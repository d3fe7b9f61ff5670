'use client'
import { useState } from 'react'
import { FieldsDialog } from '@/components/settings/fields-dialog'
import { ServiceSelect } from '@/components/settings/integrations-service-select'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { randomId } from '@/lib/client/random-id'
import { useForm } from '@/lib/client/use-form'
import { addMaintenanceWindow, useRefreshHolds } from '@/lib/client/use-holds'

const MINUTE_MS = 60_000
const labels = { title: 'What is done', inMinutes: 'Begins in minutes', minutes: 'Minutes' }

/** Announces work on one service, now or later; more than one takes the API. */
export function WindowDialog({ onClose }: { onClose: () => void }) {
  const [id] = useState(randomId)
  const [serviceId, setServiceId] = useState<string | null>(null)
  const refresh = useRefreshHolds()
  const form = useForm({
    labels,
    send: ({ title, inMinutes, minutes }) => {
      const start = Date.now() + (Number(inMinutes) || 0) * MINUTE_MS
      const end = start + (Number(minutes) || 0) * MINUTE_MS
      return addMaintenanceWindow({
        id,
        title,
        serviceIds: serviceId ? [serviceId] : [],
        startsAt: new Date(start).toISOString(),
        endsAt: new Date(end).toISOString(),
      })
    },
    onDone: () => {
      void refresh()
      onClose()
    },
  })
  return (
    <FieldsDialog
      title="Announce maintenance"
      description="Alerts of the service are kept and marked, and open nothing while it lasts."
      submit="Announce"
      form={form}
      onClose={onClose}
    >
      <Field label={labels.title} isRequired>
        <Input name="title" maxLength={200} autoComplete="off" />
      </Field>
      <Field label="Service" isRequired>
        <ServiceSelect value={serviceId} onValueChange={setServiceId} />
      </Field>
      <Field label={labels.inMinutes} hint="0 is now.">
        <Input name="inMinutes" inputMode="numeric" defaultValue="0" />
      </Field>
      <Field label={labels.minutes} hint="How long it lasts, at most 90 days (129600)." isRequired>
        <Input name="minutes" inputMode="numeric" defaultValue="60" />
      </Field>
    </FieldsDialog>
  )
}
