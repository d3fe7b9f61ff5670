'use client'
import { IntegrationActions } from '@/components/settings/integrations-actions'
import { IntegrationChanges } from '@/components/settings/integrations-changes'
import { IntegrationForm } from '@/components/settings/integrations-form'
import { IntegrationReceived } from '@/components/settings/integrations-received'
import { IntegrationSetUp } from '@/components/settings/integrations-set-up'
import { IntegrationState } from '@/components/settings/integrations-state'
import { BackLink } from '@/components/ui/back-link'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { SectionHeader } from '@/components/ui/section-header'
import { useIntegration } from '@/lib/client/use-integrations'
import type { Integration } from '@/lib/domain/alert/integration'
import { INTEGRATION_NAMES, INTEGRATION_TELLS } from '@/lib/domain/alert/integration-kinds'
import type { PastChange } from '@/lib/domain/change/past-change'

export interface IntegrationPageProps {
  initial: Integration
  /** The last changes it told. */
  told: PastChange[]
  /** Its address with a place for the key. */
  placeholderUrl: string
  testedAt: string
}

export function IntegrationPage({ initial, told, placeholderUrl, testedAt }: IntegrationPageProps) {
  const { data: integration } = useIntegration(initial)
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-1">
        <BackLink href="/settings/integrations">Integrations</BackLink>
        <PageHeader
          title={integration.name}
          description={INTEGRATION_NAMES[integration.kind]}
          actions={<IntegrationState integration={integration} />}
        />
      </div>
      <IntegrationReceived integration={integration} />
      {INTEGRATION_TELLS[integration.kind].changes && (
        <IntegrationChanges integration={integration} initial={{ integration: initial, told }} />
      )}
      <section aria-labelledby="rules-title" className="flex flex-col gap-2">
        <SectionHeader
          id="rules-title"
          title={INTEGRATION_TELLS[integration.kind].alerts ? 'What its alerts do' : 'What it does'}
        />
        <Card className="p-4">
          <IntegrationForm initial={initial} />
        </Card>
      </section>
      <section aria-labelledby="set-up-title" className="flex flex-col gap-2">
        <SectionHeader id="set-up-title" title="Set it up" />
        <Card className="flex flex-col gap-3 p-4">
          <p className="text-13 text-text-2">
            Put the key where it says KEY. It was shown when it was made and is not kept: if it is lost, make a new one.
          </p>
          <IntegrationSetUp kind={integration.kind} url={placeholderUrl} secret="KEY" testedAt={testedAt} />
        </Card>
      </section>
      <IntegrationActions integration={integration} />
    </div>
  )
}
