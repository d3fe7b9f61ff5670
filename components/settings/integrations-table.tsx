'use client'
import type { Route } from 'next'
import Link from 'next/link'
import { IntegrationState } from '@/components/settings/integrations-state'
import { Table, Td, Th } from '@/components/ui/table'
import { TimeAgo } from '@/components/ui/time-ago'
import { INTEGRATION_NAMES, type Integration } from '@/lib/domain/alert/integration'

export function IntegrationsTable({ integrations }: { integrations: Integration[] }) {
  return (
    <Table caption="Integrations">
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>Service</Th>
          <Th className="text-right">Firing</Th>
          <Th>Last received</Th>
          <Th>State</Th>
        </tr>
      </thead>
      <tbody>
        {integrations.map((integration) => (
          <IntegrationRow key={integration.id} integration={integration} />
        ))}
      </tbody>
    </Table>
  )
}

function IntegrationRow({ integration }: { integration: Integration }) {
  const { id, kind, name, service, alerts, lastReceivedAt } = integration
  return (
    <tr className="hover:bg-hover">
      <Td>
        <Link href={`/settings/integrations/${id}` as Route} className="font-medium text-text hover:underline">
          {name}
        </Link>
        <span className="ml-2 text-12 text-text-3">{INTEGRATION_NAMES[kind]}</span>
      </Td>
      <Td className={service ? 'font-mono text-12' : 'text-text-3'}>{service?.key ?? 'None'}</Td>
      <Td className="text-right tabular-nums">{alerts.firing.toLocaleString('en')}</Td>
      <Td className="whitespace-nowrap text-text-2">
        {lastReceivedAt ? <TimeAgo at={lastReceivedAt} /> : 'Nothing yet'}
      </Td>
      <Td>
        <IntegrationState integration={integration} />
      </Td>
    </tr>
  )
}
