import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { POST, PUT } from '@/app/api/webhooks/grafana/[key]/route'
import type { AlertRules } from '@/lib/domain/alert/alert-rules'
import { alertsOf, type DropInSender, documentedPayload, dropInSender, requestTo } from '@/lib/testing/drop-in-sender'

// The payload has the form of https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/
const documented = () => documentedPayload('grafana', 'firing')
const TIMESTAMP_HEADER = 'X-Grafana-Alerting-Timestamp'

async function send({ key }: DropInSender, body: unknown, headers: Record<string, string> = {}, route = POST) {
  const request = requestTo(`/api/webhooks/grafana/${key}`, body, { headers })
  const response = await route(request, { params: Promise.resolve({ key }) })
  return { status: response.status, body: await response.json() }
}

const sign = (secret: string, body: string, timestamp?: string) =>
  createHmac('sha256', secret)
    .update(timestamp === undefined ? body : `${timestamp}:${body}`)
    .digest('hex')

const rulesWith = (signature: AlertRules['signature']) => ({ signature })

describe('a delivery of Grafana’s', () => {
  test('[DROP-6] becomes alerts with the panel as their link, by POST and by PUT, and again it refreshes', async () => {
    const sender = await dropInSender('grafana')
    expect(await send(sender, documented())).toEqual({ status: 200, body: { fired: 2, refreshed: 0, resolved: 0 } })
    expect(await send(sender, documented(), {}, PUT)).toEqual({
      status: 200,
      body: { fired: 0, refreshed: 2, resolved: 0 },
    })
    const stored = await alertsOf(sender)
    expect(
      stored.map(({ title, url, severity, received_count }) => ({ title, url, severity, received_count })),
    ).toEqual(
      expect.arrayContaining([
        {
          title: 'This alert was triggered for zone us-1',
          url: 'https://grafana.example.com/d/abc?viewPanel=2',
          severity: 'sev1',
          received_count: 2,
        },
        {
          title: 'This alert was triggered for zone eu-1',
          url: 'https://grafana.example.com/alerting/d1rdpdv7k/edit',
          severity: 'sev2',
          received_count: 2,
        },
      ]),
    )
    const alerts = documented().alerts.map((alert: object) => ({ ...alert, status: 'resolved' }))
    expect((await send(sender, { ...documented(), alerts })).body).toEqual({ fired: 0, refreshed: 0, resolved: 2 })
  })

  test('[DROP-6] that is signed has to be signed with the key; whether it must be, the integration says', async () => {
    const free = await dropInSender('grafana')
    const strict = await dropInSender('grafana', rulesWith({ isRequired: true, timestampHeader: null }))
    const body = JSON.stringify(documented())
    for (const sender of [free, strict]) {
      const right = { 'X-Grafana-Alerting-Signature': sign(sender.key, body) }
      expect((await send(sender, body, right)).status).toBe(200)
      for (const wrong of [sign('another', body), sign(sender.key, `${body} `), 'zz', '']) {
        expect((await send(sender, body, { 'X-Grafana-Alerting-Signature': wrong })).status).toBe(401)
      }
    }
    expect((await send(free, body)).status).toBe(200)
    expect((await send(strict, body)).status).toBe(401)
  })

  test('[DROP-6] with a timestamp signs both, and is refused when that is old', async () => {
    const timestampHeader = TIMESTAMP_HEADER
    const sender = await dropInSender('grafana', rulesWith({ isRequired: true, timestampHeader }))
    const body = JSON.stringify(documented())
    const at = (seconds: number) => String(Math.floor(Date.now() / 1000) + seconds)
    const headers = (timestamp: string, signature: string) => ({
      'X-Grafana-Alerting-Signature': signature,
      [TIMESTAMP_HEADER]: timestamp,
    })
    const now = at(0)
    expect((await send(sender, body, headers(now, sign(sender.key, body, now)))).status).toBe(200)
    expect((await send(sender, body, headers(now, sign(sender.key, body)))).status).toBe(401)
    const old = at(-600)
    expect((await send(sender, body, headers(old, sign(sender.key, body, old)))).status).toBe(401)
    expect((await send(sender, body, { 'X-Grafana-Alerting-Signature': sign(sender.key, body) })).status).toBe(401)
  })

  test('[DROP-3] that is wrong names the field', async () => {
    const sender = await dropInSender('grafana')
    const answer = await send(sender, { ...documented(), alerts: [{ status: 'odd' }] })
    expect(answer.status).toBe(400)
    const paths = answer.body.error.details.fields.map(({ path }: { path: string }) => path)
    expect(paths).toEqual(expect.arrayContaining(['alerts.0.status', 'alerts.0.fingerprint']))
  })
})
