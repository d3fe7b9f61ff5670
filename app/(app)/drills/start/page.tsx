import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StartDrillForm } from '@/components/drill/start-drill-form'
import { isResponder } from '@/lib/domain/incident/policy'
import { listScenarios } from '@/lib/server/drills/scenarios'
import { listTakers } from '@/lib/server/drills/takers'
import { requirePageActor } from '@/lib/server/http/actor'
import { listServices } from '@/lib/server/queries/list-services'

export const metadata: Metadata = { title: 'Start a drill' }

interface StartPageProps {
  searchParams: Promise<{ scenario?: string | string[] }>
}

export default async function StartDrillPage({ searchParams }: StartPageProps) {
  const actor = await requirePageActor()
  if (!isResponder(actor)) notFound()
  const key = String((await searchParams).scenario ?? '')
  const [scenarios, services, takers] = await Promise.all([
    listScenarios(actor),
    listServices(actor),
    listTakers(actor),
  ])
  const scenario = scenarios.find((each) => each.key === key)
  if (!scenario) notFound()
  return <StartDrillForm scenario={scenario} services={services} takers={takers} />
}
