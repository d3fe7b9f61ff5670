'use client'
import clsx from 'clsx'
import type { Route } from 'next'
import { IntegrationState } from '@/components/settings/integrations-state'
import { Link } from '@/components/ui/link'
import { Table, Td, Th } from '@/components/ui/table'
import { TimeAgo } from '@/components/ui/time-ago'
import type { Integration } from '@/lib/domain/alert/integration'
import { INTEGRATION_NAMES } from '@/lib/domain/alert/integration-kinds'

export function IntegrationsTable({ integrations }: { integrations: Integration[] }) {
  return (
    <Table caption="Integrations">
      <thead>
        <tr>
          <Th>Name</Th>
          <Th className="max-md:hidden">Service</Th>
          <Th className="text-right max-md:hidden">Firing</Th>
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
      <Td className="max-md:pb-2.5">
        <Link
          href={`/settings/integrations/${id}` as Route}
          className="font-medium text-text hover:underline max-md:-mb-2 max-md:block max-md:pt-2 max-md:pb-3"
        >
          <bdi>{name}</bdi>
        </Link>
        <span className="ml-2 text-12 text-text-3 max-md:ml-0 max-md:block">{INTEGRATION_NAMES[kind]}</span>
      </Td>
      <Td className={clsx('max-md:hidden', service ? 'mono' : 'text-text-3')}>{service?.key ?? 'None'}</Td>
      <Td className="text-right tabular-nums max-md:hidden">{alerts.firing.toLocaleString('en')}</Td>
      <Td className="whitespace-nowrap text-text-2">
        {lastReceivedAt ? <TimeAgo at={lastReceivedAt} /> : 'Nothing yet'}
      </Td>
      <Td>
        <IntegrationState integration={integration} />
      </Td>
    </tr>
  )
}
