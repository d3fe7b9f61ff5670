'use client'
import { Snippet } from '@/components/settings/integrations-snippet'
import { alertmanagerReceiver, testAlertCommand } from '@/lib/domain/alert/alertmanager-set-up'
import { alertCommand, changeCommand, changeEventCommand, GITHUB_EVENTS } from '@/lib/domain/alert/change-set-up'
import {
  alertmanagerOpsgenie,
  alertmanagerPagerduty,
  changeEventUrl,
  eventCommand,
  grafanaCommand,
  heartbeatCommand,
  heartbeatCron,
  opsgenieCommand,
} from '@/lib/domain/alert/drop-in-set-up'
import type { IntegrationKind } from '@/lib/domain/alert/integration-kinds'

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
            Give what sends to PagerDuty this address instead of theirs, and the key as its routing key (or service key,
            in the first version of that API, at{' '}
            <span className="font-mono text-12">/generic/2010-04-15/create_event.json</span>
            ).
          </p>
          <Snippet label="Address" text={url} />
          <Snippet label="Routing key" text={secret} />
          <Snippet label="In alertmanager.yml" text={alertmanagerPagerduty(url, secret)} />
          <Snippet label="Send a test alert" text={eventCommand(url, secret, 'firing')} />
          <Snippet label="… and resolve it" text={eventCommand(url, secret, 'resolved')} />
          <Snippet label="Send a change" text={changeEventCommand(changeEventUrl(url), secret)} />
        </div>
      )
    case 'opsgenie':
      return (
        <div className="flex flex-col gap-4">
          <p className="text-13 text-text-2">
            Give what sends to Opsgenie this address instead of theirs, and the key as its API key. Some clients want
            the address without <span className="font-mono text-12">/v2/alerts</span>.
          </p>
          <Snippet label="Address" text={url} />
          <Snippet label="API key" text={secret} />
          <Snippet label="In alertmanager.yml" text={alertmanagerOpsgenie(url, secret)} />
          <Snippet label="Send a test alert" text={opsgenieCommand(url, secret, 'firing')} />
          <Snippet label="… and close it" text={opsgenieCommand(url, secret, 'resolved')} />
        </div>
      )
    case 'grafana':
      return (
        <div className="flex flex-col gap-4">
          <p className="text-13 text-text-2">
            In Grafana, under Alerting, Contact points, add one of the type Webhook with this URL. To have it signed,
            set the key as the HMAC secret too.
          </p>
          <Snippet label="URL" text={url} />
          <Snippet label="HMAC secret" text={secret} />
          <Snippet label="Send a test alert" text={grafanaCommand(url, testedAt, 'firing')} />
          <Snippet label="… and resolve it" text={grafanaCommand(url, testedAt, 'resolved')} />
        </div>
      )
    case 'heartbeat':
      return (
        <div className="flex flex-col gap-4">
          <p className="text-13 text-text-2">
            Have the job or monitor send a POST here whenever it went well. The first one starts the clock; one that
            does not come in time is an alert, and the next one resolves it.
          </p>
          <Snippet label="Address" text={url} />
          <Snippet label="Send a sign of life" text={heartbeatCommand(url)} />
          <Snippet label="In a crontab" text={heartbeatCron(url)} />
        </div>
      )
    default:
      kind satisfies never
      return null
  }
}
