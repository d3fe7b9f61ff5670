import { describe, expect, test } from 'vitest'
import {
  alertmanagerOpsgenie,
  alertmanagerPagerduty,
  changeEventUrl,
  eventCommand,
  heartbeatCron,
  opsgenieCommand,
} from './drop-in-set-up'
import { lineToChange, sampleDelivery, type TriedKind } from './sample-delivery'

const base = 'https://evenkeel.example.org'

describe('what to change', () => {
  test('[DROP-8] is one address, and the key', () => {
    expect(alertmanagerPagerduty(`${base}/v2/enqueue`, 'k')).toContain(`url: "${base}/v2/enqueue"`)
    expect(alertmanagerOpsgenie(`${base}/v2/alerts`, 'k')).toContain(`api_url: "${base}/"`)
    expect(changeEventUrl(`${base}/v2/enqueue`)).toBe(`${base}/v2/change/enqueue`)
    expect(heartbeatCron(`${base}/api/webhooks/heartbeat/k`)).toContain("&& curl -fsS -X POST 'https://")
  })

  test.each<TriedKind>(['alertmanager', 'grafana', 'events-v2', 'opsgenie', 'events', 'heartbeat'])(
    '[DROP-8] of %s names the whole address',
    (kind) => {
      expect(lineToChange(kind, `${base}/x`)).toContain(`${base}/x`)
    },
  )

  test('[DROP-8] a sample can be sent from a shell, and ends what it began', () => {
    const url = `${base}/v2/alerts`
    expect(opsgenieCommand(url, 'k', 'firing')).toContain("-H 'authorization: GenieKey k'")
    expect(opsgenieCommand(url, 'k', 'resolved')).toContain(`${url}/evenkeel-test/close?identifierType=alias`)
    const at = { url: `${base}/v2/enqueue`, key: 'k', startsAt: '2026-11-29T00:00:00Z' }
    const [fires, ends] = (['firing', 'resolved'] as const).map((status) =>
      sampleDelivery('events-v2', { ...at, status }),
    )
    expect(fires?.body).toMatchObject({ event_action: 'trigger', dedup_key: 'evenkeel-test' })
    expect(ends?.body).toEqual({ routing_key: 'k', event_action: 'resolve', dedup_key: 'evenkeel-test' })
    expect(eventCommand(at.url, 'k', 'resolved')).not.toContain('payload')
  })
})
