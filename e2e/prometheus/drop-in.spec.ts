import { expect, test } from '../fixtures.ts'
import { createToken } from '../people.ts'
import { startAlertmanager } from './monitoring.ts'

/** What an Alertmanager that sends to PagerDuty and to Opsgenie is told; `url` and `api_url` are the lines that are new. */
const configuration = (baseUrl: string, routingKey: string, apiKey: string) => `
route:
  receiver: both
  group_by: [alertname]
  group_wait: 0s
  group_interval: 1s
  repeat_interval: 1h
receivers:
  - name: both
    pagerduty_configs:
      - routing_key: ${JSON.stringify(routingKey)}
        url: ${JSON.stringify(`${baseUrl}/v2/enqueue`)}
        severity: critical
        send_resolved: true
    opsgenie_configs:
      - api_key: ${JSON.stringify(apiKey)}
        api_url: ${JSON.stringify(`${baseUrl}/`)}
        priority: P1
        send_resolved: true
`

interface ListedAlert {
  title: string
  status: string
  severity: string
  integration: { name: string }
}

test('[DROP-1] [DROP-5] the real Alertmanager sends to us what it sends to PagerDuty and to Opsgenie', async ({
  server,
  newPerson,
}) => {
  const token = await createToken(server, await newPerson('Ada Osei', 'admin'), 'admin')
  const api = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      ...(body && { body: JSON.stringify(body) }),
    })
    expect(response.ok, `${method} ${path}: ${response.status}`).toBe(true)
    return response.json()
  }
  await api('POST', '/services', { key: 'drop-in', name: 'Drop-in' })
  const keyOf = (kind: string) =>
    server.operate('create-integration', ['--kind', kind, '--name', kind, '--service', 'drop-in'])
  const [routingKey, apiKey] = [await keyOf('events-v2'), await keyOf('opsgenie')]
  const alertmanager = await startAlertmanager(
    process.env.EVENKEEL_ALERTMANAGER ?? '',
    configuration(server.url, routingKey, apiKey),
  )
  const tell = async (endsAt?: string) => {
    const labels = { alertname: 'CheckoutErrorRatioHigh', severity: 'critical' }
    const annotations = { summary: 'Checkout fails for 23% of customers' }
    const response = await fetch(`${alertmanager.url}/api/v2/alerts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ labels, annotations, ...(endsAt && { endsAt }) }]),
    })
    expect(response.status).toBe(200)
  }
  const alerts = async (): Promise<ListedAlert[]> => {
    const { incidents } = await api('GET', '/incidents')
    const incident = incidents.find(({ services }: { services: { name: string }[] }) => services[0]?.name === 'Drop-in')
    return incident ? (await api('GET', `/incidents/${incident.key}/alerts`)).alerts : []
  }
  const statuses = async () =>
    (await alerts()).map(({ status, severity, integration }) => `${integration.name} ${severity} ${status}`).sort()
  try {
    await tell()
    await expect.poll(statuses).toEqual(['events-v2 sev1 firing', 'opsgenie sev1 firing'])
    for (const { title } of await alerts()) expect(title).toContain('CheckoutErrorRatioHigh')
    await tell(new Date(Date.now() - 1000).toISOString())
    await expect.poll(statuses).toEqual(['events-v2 sev1 resolved', 'opsgenie sev1 resolved'])
  } finally {
    await alertmanager.stop()
  }
})
