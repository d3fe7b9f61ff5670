'use client'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { makeScenarioOf } from '@/lib/client/drills'
import { useForm } from '@/lib/client/use-form'

const labels = { fromIncident: 'The incident' }

/** Turns an incident into a scenario, to be finished by hand. */
export function ScenarioFromIncident({ incidentKey }: { incidentKey: string }) {
  const router = useRouter()
  const { formProps, problems, isSending } = useForm({
    labels,
    send: ({ fromIncident }) => makeScenarioOf(fromIncident.trim()),
    onDone: ({ scenario }) => router.push(`/drills/scenario?key=${scenario.key}` as Route),
  })
  return (
    <Card className="p-4">
      <form {...formProps} className="flex flex-col gap-3">
        {problems.form && <ErrorNote title={problems.form} />}
        <Field
          label="Make one of an incident"
          hint="Its alerts, changes and messages become steps; names become the parts people played."
          error={problems.fields.fromIncident}
        >
          <Input name="fromIncident" placeholder="INC-42" defaultValue={incidentKey} className="max-w-40" />
        </Field>
        <div>
          <Button type="submit" size="md" isLoading={isSending}>
            Make a scenario of it
          </Button>
        </div>
      </form>
    </Card>
  )
}
