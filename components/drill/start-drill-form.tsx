'use client'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { MultiCombobox } from '@/components/ui/multi-combobox'
import { PageHeader } from '@/components/ui/page-header'
import { Select } from '@/components/ui/select'
import { startDrill } from '@/lib/client/drills'
import { randomId } from '@/lib/client/random-id'
import { useForm } from '@/lib/client/use-form'
import type { ScenarioSummary } from '@/lib/domain/drill/drill-view'
import type { AffectedService } from '@/lib/domain/incident/state'
import type { Ref } from '@/lib/domain/incident/values'

export interface StartDrillFormProps {
  scenario: ScenarioSummary
  services: AffectedService[]
  /** Everybody who agreed to be called into drills, besides the reader. */
  takers: Ref[]
}

/** Chooses which services play along, and whom to invite, before anything happens. */
export function StartDrillForm({ scenario, services, takers }: StartDrillFormProps) {
  const router = useRouter()
  // One for this page: a second press finds the drill that the first one began.
  const [commandId] = useState(randomId)
  const [personIds, setPersonIds] = useState<string[]>([])
  const parts = scenario.services.map((each) => ({ ...each, name: `services.${each.part}` }))
  const labels: Record<string, string> = { personIds: 'Whom to invite' }
  for (const { name, what } of parts) labels[name] = what
  const { formProps, problems, isSending, isDone } = useForm({
    labels,
    send: (values) =>
      startDrill({
        commandId,
        scenario: scenario.key,
        services: Object.fromEntries(
          parts.flatMap(({ part, name }) => (values[name] ? [[part, values[name]] as const] : [])),
        ),
        personIds,
      }),
    onDone: ({ id }) => router.push(`/drills/${id}` as Route),
  })
  return (
    <div className="mx-auto flex max-w-[640px] flex-col gap-5 px-4 py-5 md:px-8 md:py-6">
      <PageHeader title={scenario.title} description="Start a drill" />
      <Card className="whitespace-pre-line px-4 py-3 text-14">{scenario.briefing}</Card>
      <form {...formProps} className="flex flex-col gap-4">
        {problems.form && <ErrorNote title={problems.form} />}
        {parts.map(({ part, name, is, what }) => (
          <Field key={part} label={what} hint="Plays this part. Nothing is done to it." error={problems.fields[name]}>
            <Select name={name} defaultValue={services.find(({ key }) => key === is)?.id ?? ''}>
              <option value="">Choose a service</option>
              {services.map(({ id, name: called }) => (
                <option key={id} value={id}>
                  {called}
                </option>
              ))}
            </Select>
          </Field>
        ))}
        <Field
          label="Whom to invite"
          isOptional
          hint={
            takers.length > 0
              ? 'Only people who agreed to take part in drills. They are told at once, and that it is a drill.'
              : 'Nobody has agreed to take part yet: each can, in their profile. You can start alone.'
          }
          error={problems.fields.personIds}
        >
          <MultiCombobox
            options={takers.map(({ id, name }) => ({ value: id, label: name }))}
            values={personIds}
            onValuesChange={setPersonIds}
            emptyText="Nobody of that name has agreed"
          />
        </Field>
        <div>
          <Button type="submit" size="lg" variant="primary" isLoading={isSending || isDone}>
            Start the drill
          </Button>
        </div>
      </form>
    </div>
  )
}
