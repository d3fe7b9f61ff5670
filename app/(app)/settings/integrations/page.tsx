import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { IntegrationsPage } from '@/components/settings/integrations-page'
import { isAdmin } from '@/lib/domain/incident/policy'
import { requirePageActor } from '@/lib/server/http/actor'
import { listIntegrations } from '@/lib/server/queries/list-integrations'

export const metadata: Metadata = { title: 'Integrations' }

export default async function Page() {
  const actor = await requirePageActor()
  if (!isAdmin(actor)) notFound()
  return <IntegrationsPage initial={await listIntegrations(actor)} />
}
