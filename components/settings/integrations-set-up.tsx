'use client'
import { Snippet } from '@/components/settings/integrations-snippet'
import { alertmanagerReceiver, testAlertCommand } from '@/lib/domain/alert/alertmanager-set-up'

export interface IntegrationSetUpProps {
  /** The address to deliver to, with the key or with a place for it. */
  url: string
  /** When the test alert says it began; ISO 8601. */
  testedAt: string
}

/** What to paste where, so that alerts arrive. */
export function IntegrationSetUp({ url, testedAt }: IntegrationSetUpProps) {
  return (
    <div className="flex flex-col gap-4">
      <Snippet label="In alertmanager.yml" text={alertmanagerReceiver(url)} />
      <Snippet label="Send a test alert" text={testAlertCommand(url, testedAt, 'firing')} />
      <Snippet label="… and resolve it" text={testAlertCommand(url, testedAt, 'resolved')} />
    </div>
  )
}
