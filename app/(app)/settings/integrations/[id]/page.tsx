import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { IntegrationPage } from '@/components/settings/integrations-detail'
import { isAdmin } from '@/lib/domain/incident/policy'
import { requirePageActor } from '@/lib/server/http/actor'
import { orNotFound } from '@/lib/server/http/or-not-found'
import { addressOf } from '@/lib/server/integrations/addresses'
import { getIntegration, listChangesTold } from '@/lib/server/queries/list-integrations'

export const metadata: Metadata = { title: 'Integration' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const [actor, { id }] = await Promise.all([requirePageActor(), params])
  if (!isAdmin(actor)) notFound()
  const integration = await orNotFound(getIntegration(actor, id))
  return (
    <IntegrationPage
      initial={integration}
      told={await listChangesTold(actor, id)}
      placeholderUrl={addressOf(integration.kind, 'KEY')}
      testedAt={new Date().toISOString()}
    />
  )
}
