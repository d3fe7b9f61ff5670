'use client'
import { type FormEvent, useState } from 'react'
import { draftOf, type IntegrationDraft, problemsOf, rulesOf } from '@/components/settings/integrations-draft'
import { ServiceSelect } from '@/components/settings/integrations-service-select'
import { SeverityMapping } from '@/components/settings/integrations-severity-mapping'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { useChangeIntegration } from '@/lib/client/use-integrations'
import type { Integration } from '@/lib/domain/alert/integration'

export function IntegrationForm({ initial }: { initial: Integration }) {
  const [draft, setDraft] = useState(() => draftOf(initial))
  const [problems, setProblems] = useState<ReturnType<typeof problemsOf>>({})
  const save = useChangeIntegration(initial.id)
  const change = (changed: Partial<IntegrationDraft>) => setDraft((before) => ({ ...before, ...changed }))

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    const found = problemsOf(draft)
    setProblems(found)
    if (Object.keys(found).length > 0 || save.isPending) return
    save.mutate(
      { name: draft.name, serviceId: draft.serviceId, rules: rulesOf(draft) },
      { onSuccess: () => toast('Saved') },
    )
  }

  return (
    <form noValidate onSubmit={handleSubmit} className="flex max-w-[560px] flex-col gap-5">
      <Field label="Name" isRequired error={problems.name}>
        <Input value={draft.name} maxLength={80} onChange={(event) => change({ name: event.target.value })} />
      </Field>
      <Field label="Service" hint="Where its alerts belong, unless their own label names another service by its key.">
        <ServiceSelect
          value={draft.serviceId}
          chosen={initial.service}
          onValueChange={(serviceId) => change({ serviceId })}
        />
      </Field>
      <Field label="Label that names a service" error={problems.serviceLabel}>
        <Input
          className="font-mono"
          value={draft.serviceLabel}
          onChange={(event) => change({ serviceLabel: event.target.value })}
        />
      </Field>
      <SeverityMapping draft={draft} problems={problems} onChange={change} />
      <div className="flex flex-col gap-3">
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
