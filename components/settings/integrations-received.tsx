'use client'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { TimeAgo } from '@/components/ui/time-ago'
import type { Integration } from '@/lib/domain/alert/integration'
import { INTEGRATION_TELLS } from '@/lib/domain/alert/integration-kinds'

/** What arrived, and what was wrong with what did not. */
export function IntegrationReceived({ integration }: { integration: Integration }) {
  const { kind, lastReceivedAt, lastError, alerts, changes } = integration
  const tells = INTEGRATION_TELLS[kind]
  return (
    <Card>
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(140px,1fr))] gap-4 p-4">
        <Figure term="Last received">{lastReceivedAt ? <TimeAgo at={lastReceivedAt} /> : 'Nothing yet'}</Figure>
        {(tells.alerts || tells.pipelines) && (
          <>
            <Figure term="Firing now">{alerts.firing.toLocaleString('en')}</Figure>
            <Figure term="Alerts so far">{alerts.total.toLocaleString('en')}</Figure>
          </>
        )}
        {tells.changes && <Figure term="Changes so far">{changes.total.toLocaleString('en')}</Figure>}
        <Figure term="Last refused">{lastError ? <TimeAgo at={lastError.at} /> : 'Never'}</Figure>
      </dl>
      {lastError && (
        <p className="border-line border-t px-4 py-3 text-13 text-text-2 [overflow-wrap:anywhere]">
          <span className="text-text-3">Refused because: </span>
          {lastError.message}
        </p>
      )}
    </Card>
  )
}

function Figure({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-12 text-text-3">{term}</dt>
      <dd className="font-semibold text-14 tabular-nums">{children}</dd>
    </div>
  )
}
