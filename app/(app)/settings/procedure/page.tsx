import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ProcedureSettings } from '@/components/settings/procedure-settings'
import { isAdmin } from '@/lib/domain/incident/policy'
import { requirePageActor } from '@/lib/server/http/actor'
import { readVersionedSetting } from '@/lib/server/organisation-settings'

export const metadata: Metadata = { title: 'Procedure' }

export default async function ProcedurePage() {
  const actor = await requirePageActor()
  if (!isAdmin(actor)) notFound()
  const [checklists, cadence] = await Promise.all([readVersionedSetting('checklists'), readVersionedSetting('cadence')])
  return <ProcedureSettings checklists={checklists} cadence={cadence} />
}
