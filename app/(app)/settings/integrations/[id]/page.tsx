import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { IntegrationPage } from '@/components/settings/integrations-detail'
import { isAppError } from '@/lib/domain/errors'
import { isAdmin } from '@/lib/domain/incident/policy'
import { requirePageActor } from '@/lib/server/http/actor'
import { addressOf } from '@/lib/server/integrations/addresses'
import { getIntegration } from '@/lib/server/queries/list-integrations'

export const metadata: Metadata = { title: 'Integration' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const [actor, { id }] = await Promise.all([requirePageActor(), params])
  if (!isAdmin(actor)) notFound()
  const integration = await getIntegration(actor, id).catch((error: unknown) => {
    if (isAppError(error) && error.code === 'not_found') notFound()
    throw error
  })
  return (
    <IntegrationPage
      initial={integration}
      placeholderUrl={addressOf(integration.kind, 'KEY')}
      testedAt={new Date().toISOString()}
    />
  )
}
