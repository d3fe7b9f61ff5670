'use client'
import { Plus } from 'lucide-react'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { AddIntegrationDialog } from '@/components/settings/integrations-add-dialog'
import { IntegrationKeyDialog } from '@/components/settings/integrations-key-dialog'
import { IntegrationsTable } from '@/components/settings/integrations-table'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { useIntegrations } from '@/lib/client/use-integrations'
import type { Integration, IntegrationWithKey } from '@/lib/domain/alert/integration'

export function IntegrationsPage({ initial }: { initial: Integration[] }) {
  const router = useRouter()
  const { data: integrations } = useIntegrations(initial)
  const [isAdding, setIsAdding] = useState(false)
  const [shown, setShown] = useState<IntegrationWithKey | null>(null)
  const addButton = (
    <Button
      variant="primary"
      size="md"
      icon={<Plus aria-hidden size={16} strokeWidth={1.75} />}
      onClick={() => setIsAdding(true)}
    >
      Add integration
    </Button>
  )
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title="Integrations"
        description="Who may tell Evenkeel what is wrong, and what changed."
        actions={integrations.length > 0 && addButton}
      />
      <Card>
        {integrations.length > 0 ? (
          <IntegrationsTable integrations={integrations} />
        ) : (
          <EmptyState title="Nothing arrives yet" action={addButton}>
            Alerts open incidents and join the open ones; changes stand in the room beside them, the most suspicious
            first.
          </EmptyState>
        )}
      </Card>
      {isAdding && (
        <AddIntegrationDialog
          onClose={() => setIsAdding(false)}
          onAdded={(added) => {
            setIsAdding(false)
            setShown(added)
          }}
        />
      )}
      {shown && (
        <IntegrationKeyDialog
          shown={shown}
          onClose={() => {
            setShown(null)
            router.push(`/settings/integrations/${shown.integration.id}` as Route)
          }}
        />
      )}
    </div>
  )
}
