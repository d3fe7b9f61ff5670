'use client'
import clsx from 'clsx'
import { type FormEvent, useState } from 'react'
import { AlertFigures } from '@/components/settings/integrations-alert-figures'
import { ChangeRules } from '@/components/settings/integrations-change-rules'
import {
  changesSince,
  draftOf,
  fieldsOf,
  type IntegrationDraft,
  problemsOf,
} from '@/components/settings/integrations-draft'
import { ServiceSelect } from '@/components/settings/integrations-service-select'
import { SeverityMapping } from '@/components/settings/integrations-severity-mapping'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { useChangeIntegration } from '@/lib/client/use-integrations'
import { useInvalidFocus } from '@/lib/client/use-invalid-focus'
import type { Integration } from '@/lib/domain/alert/integration'
import { INTEGRATION_TELLS } from '@/lib/domain/alert/integration-kinds'

export function IntegrationForm({ initial }: { initial: Integration }) {
  const [draft, setDraft] = useState(() => draftOf(initial))
  const [saved, setSaved] = useState(() => fieldsOf(draft))
  const [problems, setProblems] = useState<ReturnType<typeof problemsOf>>({})
  const save = useChangeIntegration(initial.id)
  const { form, lookAgain } = useInvalidFocus(save.error)
  const tells = INTEGRATION_TELLS[initial.kind]
  const change = (changed: Partial<IntegrationDraft>) => setDraft((before) => ({ ...before, ...changed }))

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    const found = problemsOf(draft)
    setProblems(found)
    if (Object.keys(found).length > 0) return lookAgain()
    if (save.isPending) return
    const fields = fieldsOf(draft)
    const handleSaved = () => {
      setSaved(fields)
      toast('Saved')
    }
    save.mutate(changesSince(saved, fields), { onSuccess: handleSaved })
  }

  return (
    <form ref={form} noValidate onSubmit={handleSubmit} className="flex max-w-[560px] flex-col gap-5">
      <Field label="Name" isRequired error={problems.name}>
        <Input value={draft.name} maxLength={80} onChange={(event) => change({ name: event.target.value })} />
      </Field>
      <Field label="Service" hint="What it tells is about this service, unless it names another itself.">
        <ServiceSelect
          value={draft.serviceId}
          chosen={initial.service}
          onValueChange={(serviceId) => change({ serviceId })}
        />
      </Field>
      {tells.alerts && (
        <>
          <Field label="Label that names a service" error={problems.serviceLabel}>
            <Input
              className="font-mono"
              value={draft.serviceLabel}
              onChange={(event) => change({ serviceLabel: event.target.value })}
            />
          </Field>
          <SeverityMapping draft={draft} problems={problems} onChange={change} />
          <AlertFigures kind={initial.kind} draft={draft} problems={problems} onChange={change} />
        </>
      )}
      {tells.pipelines && <ChangeRules draft={draft} problems={problems} onChange={change} />}
      <div className={clsx('flex flex-col gap-3', !tells.alerts && !tells.pipelines && 'hidden')}>
        {tells.alerts && (
          <Checkbox
            label="Its alerts are about delivery"
            hint="They then open and join incidents about the way to production, SEV1, and no others."
            checked={draft.about === 'delivery'}
            onCheckedChange={(isDelivery) => change({ about: isDelivery ? 'delivery' : 'production' })}
          />
        )}
        <Checkbox
          label="Open an incident when there is none to join"
          hint="Without this, its alerts only join incidents that people declared."
          checked={draft.opensIncident}
          onCheckedChange={(opensIncident) => change({ opensIncident })}
        />
        <Checkbox
          label="May join private incidents"
          hint="Its alerts are then seen by the members of that incident only."
          checked={draft.joinsPrivate}
          onCheckedChange={(joinsPrivate) => change({ joinsPrivate })}
        />
      </div>
      {save.error && <ErrorNote title="It was not saved.">{save.error.message} What you typed is kept.</ErrorNote>}
      <div>
        <Button variant="primary" size="md" type="submit" isLoading={save.isPending}>
          Save
        </Button>
      </div>
    </form>
  )
}
