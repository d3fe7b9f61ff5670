import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: 128 })

/** Posts JSON and answers the status; nothing is tried again. */
export function post(url: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** A trigger of the Events API v2, as many bytes as one of Alertmanager's. */
export const triggerOf = (key: string, run: string, index: number): string =>
  JSON.stringify({
    routing_key: key,
    event_action: 'trigger',
    dedup_key: `${run}-${index}`,
    payload: {
      summary: `Pod ${index} restarts again and again`,
      source: `pod-${index}.shop.svc`,
      severity: 'critical',
      component: 'shop',
      custom_details: { alertname: 'PodCrashLooping', instance: `pod-${index}`, note: 'x'.repeat(160) },
    },
  })

/** A delivery of Alertmanager's webhook with so many distinct alerts. */
export const deliveryOf = (run: string, count: number): string =>
  JSON.stringify({
    version: '4',
    status: 'firing',
    alerts: Array.from({ length: count }, (_, index) => ({
      status: 'firing',
      labels: { alertname: 'PodCrashLooping', severity: 'critical', instance: `pod-${index}` },
      annotations: { summary: `Pod ${index} restarts again and again` },
      startsAt: new Date().toISOString(),
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL: 'https://prometheus.example.org/graph',
      fingerprint: `${run}-${index}`,
    })),
  })
