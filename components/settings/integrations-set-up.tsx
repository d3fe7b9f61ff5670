'use client'
import { Snippet } from '@/components/settings/integrations-snippet'
import { alertmanagerReceiver, testAlertCommand } from '@/lib/domain/alert/alertmanager-set-up'
import { alertCommand, changeCommand, changeEventCommand, GITHUB_EVENTS } from '@/lib/domain/alert/change-set-up'
import type { IntegrationKind } from '@/lib/domain/alert/integration'

export interface IntegrationSetUpProps {
  kind: IntegrationKind
  /** The address to deliver to, with the key or with a place for it. */
  url: string
  /** The key, or what stands for it. */
  secret: string
  /** When the test alert says it began; ISO 8601. */
  testedAt: string
}

/** What to paste where, so that something arrives. */
export function IntegrationSetUp({ kind, url, secret, testedAt }: IntegrationSetUpProps) {
  switch (kind) {
    case 'alertmanager':
      return (
        <div className="flex flex-col gap-4">
          <Snippet label="In alertmanager.yml" text={alertmanagerReceiver(url)} />
          <Snippet label="Send a test alert" text={testAlertCommand(url, testedAt, 'firing')} />
          <Snippet label="… and resolve it" text={testAlertCommand(url, testedAt, 'resolved')} />
        </div>
      )
    case 'github':
      return (
        <div className="flex flex-col gap-4">
          <p className="text-13 text-text-2">
            On GitHub, under Settings, Webhooks of the repository or the organisation, add a webhook with content type{' '}
            <span className="font-mono text-12">application/json</span>. The key is the end of the address and the
            secret, too. Choose these events and no others: {GITHUB_EVENTS.join(', ')}.
          </p>
          <Snippet label="Payload URL" text={url} />
          <Snippet label="Secret" text={secret} />
        </div>
      )
    case 'events':
      return (
        <div className="flex flex-col gap-4">
          <Snippet label="Send a change" text={changeCommand(url)} />
          <Snippet label="Send a test alert" text={alertCommand(url, 'firing')} />
          <Snippet label="… and resolve it" text={alertCommand(url, 'resolved')} />
        </div>
      )
    case 'events-v2':
      return (
        <div className="flex flex-col gap-4">
          <p className="text-13 text-text-2">
            Give a sender of PagerDuty change events this address instead of theirs, and the key as its routing key.
          </p>
          <Snippet label="Address" text={url} />
          <Snippet label="Routing key" text={secret} />
          <Snippet label="Send a change" text={changeEventCommand(url, secret)} />
        </div>
      )
    default:
      kind satisfies never
      return null
  }
}
