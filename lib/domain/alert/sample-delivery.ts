// Imports nothing but types: the command line sends samples before any part of the application is built.
import type { IntegrationKind } from './integration-kinds'

/** The kinds that can be tried by one request from anywhere; GitHub's are signed, and made by GitHub. */
export type TriedKind = Exclude<IntegrationKind, 'github'>

export interface SampleDelivery {
  method: 'POST'
  url: string
  headers: Record<string, string>
  /** Null: nothing is sent but the request. */
  body: object | null
}

interface Sample {
  /** The whole address; with the key for those that carry it there. */
  url: string
  key: string
  status: 'firing' | 'resolved'
  /** When the sample says it began; ISO 8601. */
  startsAt: string
}

const TITLE = 'A test alert for Evenkeel'
const DEDUP_KEY = 'evenkeel-test'
const labels = { alertname: 'EvenkeelTest', severity: 'info' }
const annotations = { summary: TITLE }

/** The request that a sender of this kind makes for one alert, or for its end. */
export function sampleDelivery(kind: TriedKind, { url, key, status, startsAt }: Sample): SampleDelivery {
  const isFiring = status === 'firing'
  const post = (body: object | null, to = url, headers: Record<string, string> = {}): SampleDelivery => ({
    method: 'POST',
    url: to,
    headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
    body,
  })
  switch (kind) {
    case 'alertmanager':
    case 'grafana': {
      const alerts = [{ status, labels, annotations, startsAt, fingerprint: DEDUP_KEY }]
      return post({ version: kind === 'grafana' ? '1' : '4', status, alerts })
    }
    case 'events-v2':
      return post({
        routing_key: key,
        event_action: isFiring ? 'trigger' : 'resolve',
        dedup_key: DEDUP_KEY,
        ...(isFiring && { payload: { summary: TITLE, source: 'try-alert', severity: 'info' } }),
      })
    case 'opsgenie': {
      const genie = { authorization: `GenieKey ${key}` }
      if (isFiring) return post({ message: TITLE, alias: DEDUP_KEY, priority: 'P5' }, url, genie)
      return post({}, `${url}/${DEDUP_KEY}/close?identifierType=alias`, genie)
    }
    case 'events':
      return post({ kind: 'alert', dedupKey: DEDUP_KEY, status, title: TITLE, severity: 'info' })
    case 'heartbeat':
      return post(null)
    default:
      kind satisfies never
      throw new Error('A kind has no sample')
  }
}

/** The one line to change where something sends to another product today. `url` has a key in it where kinds have. */
export function lineToChange(kind: TriedKind, url: string): string {
  const base = new URL(url).origin
  const lines = {
    alertmanager: `in alertmanager.yml, of a webhook_configs entry:   url: ${url}`,
    grafana: `in Grafana, of a contact point of the type Webhook:   URL: ${url}`,
    'events-v2': `instead of https://events.pagerduty.com/v2/enqueue (in alertmanager.yml pagerduty_configs: url):   ${url}`,
    opsgenie: `instead of https://api.opsgenie.com/v2/alerts (in alertmanager.yml opsgenie_configs: api_url: ${base}/):   ${url}`,
    events: `where a script posts its alerts:   ${url}`,
    heartbeat: `what a job posts to when it went well:   ${url}`,
  } satisfies Record<TriedKind, string>
  return lines[kind]
}

/** The request as a command of a shell. */
export const curlOf = ({ method, url, headers, body }: SampleDelivery): string =>
  [
    'curl -fsS',
    ...(body ? [] : [`-X ${method}`]),
    ...Object.entries(headers).map(([name, value]) => `-H '${name}: ${value}'`),
    ...(body ? [`-d '${JSON.stringify(body)}'`] : []),
    `'${url}'`,
  ].join(' ')
