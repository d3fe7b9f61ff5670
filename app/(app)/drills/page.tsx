import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DrillsPage } from '@/components/drill/drills-page'
import { isResponder } from '@/lib/domain/incident/policy'
import { listScenarios } from '@/lib/server/drills/scenarios'
import { requirePageActor } from '@/lib/server/http/actor'
import { listDrills } from '@/lib/server/queries/get-drill'

export const metadata: Metadata = { title: 'Drills' }

export default async function Drills() {
  const actor = await requirePageActor()
  if (!isResponder(actor)) notFound()
  const [drills, scenarios] = await Promise.all([listDrills(actor), listScenarios(actor)])
  return <DrillsPage drills={drills} scenarios={scenarios} />
}
