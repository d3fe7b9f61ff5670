import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from '@/lib/domain/parse'
import { alertmanagerPayloadSchema } from '@/lib/server/integrations/alertmanager/payload'
import { signalsOf } from '@/lib/server/integrations/alertmanager/translate'

const recorded = (name: string): { alerts: object[] } =>
  JSON.parse(readFileSync(new URL(`payloads/${name}.json`, import.meta.url), 'utf8'))
const translate = (payload: unknown) => signalsOf(parse(alertmanagerPayloadSchema, payload))
const withAlert = (change: object) => {
  const payload = recorded('one-firing')
  return { ...payload, alerts: payload.alerts.map((alert) => ({ ...alert, ...change })) }
}

describe('what Alertmanager really sent', () => {
  test('[INTAKE-3] a firing alert', () => {
    expect(translate(recorded('one-firing'))).toEqual([
      {
        dedupKey: 'd1e8e272a00f3b91',
        status: 'firing',
        title: 'Checkout fails for 23% of customers',
        labels: expect.objectContaining({
          alertname: 'CheckoutErrorRatioHigh',
          severity: 'critical',
          service: 'checkout',
        }),
        annotations: expect.objectContaining({ summary: 'Checkout fails for 23% of customers' }),
        url: 'http://monitoring.example.org:33841/graph?g0.expr=checkout_error_ratio+%3E+0.05&g0.tab=1',
        startsAt: '2026-11-20T22:20:42.073Z',
        endsAt: null,
        raw: recorded('one-firing').alerts[0],
      },
    ])
  })

  test('[INTAKE-3] the same alert when it resolved', () => {
    expect(translate(recorded('one-resolved'))).toMatchObject([
      { dedupKey: 'd1e8e272a00f3b91', status: 'resolved', endsAt: '2026-11-20T22:20:45.073Z' },
    ])
  })

  test("[INTAKE-7] each alert's own status counts, not its group's", () => {
    const statuses = (name: string) => translate(recorded(name)).map(({ status }) => status)
    expect(statuses('group-firing')).toEqual(['firing', 'firing', 'firing'])
    expect(statuses('group-mixed')).toEqual(['resolved', 'firing', 'firing'])
    expect(statuses('group-resolved')).toEqual(['resolved', 'resolved'])
  })
})

describe('what another sender may send', () => {
  test('[INTAKE-7] what a newer version adds is kept and does not matter', () => {
    const payload = { ...withAlert({ novelty: { deep: [1] } }), notification_reason: 'new', routeLabels: {} }
    expect(translate(payload)[0]?.raw).toMatchObject({ novelty: { deep: [1] } })
  })

  test.each([
    ['version', { ...recorded('one-firing'), version: '5' }],
    ['alerts', { ...recorded('one-firing'), alerts: 'many' }],
    ['alerts.0.status', withAlert({ status: 'pending' })],
    ['alerts.0.labels', withAlert({ labels: null })],
    ['alerts.0.labels.severity', withAlert({ labels: { severity: 1 } })],
    ['alerts.0.startsAt', withAlert({ startsAt: 'yesterday' })],
    ['alerts.0.fingerprint', withAlert({ fingerprint: '' })],
    ['alerts.0.fingerprint', withAlert({ fingerprint: 'x'.repeat(257) })],
  ])('[INTAKE-3] a wrong %s is named', (path, payload) => {
    expect(() => translate(payload)).toThrow(path)
  })

  test('[INTAKE-3] instants with nanoseconds and offsets; the zero time is no instant', () => {
    const [alert] = translate(withAlert({ startsAt: '2026-11-20T23:52:26.739266876+02:00' }))
    expect(alert?.startsAt).toBe('2026-11-20T21:52:26.739Z')
    expect(translate(withAlert({ startsAt: '0001-01-01T00:00:00Z' }))[0]?.startsAt).toBeNull()
  })

  test('[INTAKE-3] without a summary the title is its name and instance', () => {
    const labels = { alertname: 'HighLatency', instance: 'web-1:9100' }
    expect(translate(withAlert({ annotations: {}, labels }))[0]?.title).toBe('HighLatency on web-1:9100')
    expect(translate(withAlert({ annotations: {}, labels: {} }))[0]?.title).toBe('Alert without a name')
  })

  test('[INTAKE-3] an alert is not lost for characters that cannot be stored', () => {
    const [alert] = translate(withAlert({ labels: { alertname: 'a\u0000b\ud800' }, annotations: {} }))
    expect(alert?.labels.alertname).toBe('a\ufffdb\ufffd')
    expect(JSON.stringify(alert?.raw)).not.toMatch(/\\u0000|\\ud800/)
  })

  test.each(['javascript:alert(1)', 'data:text/html,x', '/relative', ''])(
    '[INTAKE-3] %j is no link',
    (generatorURL) => {
      expect(translate(withAlert({ generatorURL }))[0]?.url).toBeNull()
    },
  )
})
