import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ScenarioEditor } from '@/components/drill/scenario-editor'
import { isResponder } from '@/lib/domain/incident/policy'
import { SCENARIO_TEMPLATE } from '@/lib/server/drills/scenario-template'
import { getScenario } from '@/lib/server/drills/scenarios'
import { requirePageActor } from '@/lib/server/http/actor'
import { orNotFound } from '@/lib/server/http/or-not-found'

export const metadata: Metadata = { title: 'Scenario' }

interface ScenarioPageProps {
  searchParams: Promise<{ key?: string | string[]; incident?: string | string[] }>
}

export default async function ScenarioPage({ searchParams }: ScenarioPageProps) {
  const actor = await requirePageActor()
  if (!isResponder(actor)) notFound()
  const { key, incident = '' } = await searchParams
  const scenario = key === undefined ? null : await orNotFound(getScenario(actor, String(key)))
  return (
    <ScenarioEditor
      // Not by its words: what somebody else saves must not empty what is being typed.
      key={scenario?.key ?? 'new'}
      scenario={scenario}
      template={SCENARIO_TEMPLATE}
      incidentKey={String(incident)}
    />
  )
}
