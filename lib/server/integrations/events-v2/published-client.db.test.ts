import { createServer, type Server } from 'node:http'
import { Agent } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { acknowledge, change, event, resolve } from '@pagerduty/pdjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { POST as postChange } from '@/app/v2/change/enqueue/route'
import { POST as postAlert } from '@/app/v2/enqueue/route'
import { query } from '@/lib/testing/database'
import { alertsOf, dropInSender } from '@/lib/testing/drop-in-sender'

const routes: Record<string, typeof postAlert> = { '/v2/enqueue': postAlert, '/v2/change/enqueue': postChange }

/** The client speaks TLS only: the one thing a test leaves out, on a connection to this machine. */
class PlainAgent extends Agent {
  override createConnection({ port }: { port: number }) {
    return connect(port, '127.0.0.1')
  }
}

describe('the published JavaScript client of PagerDuty', () => {
  let server: Server
  let agent: Agent
  let host: string

  beforeAll(async () => {
    agent = new PlainAgent()
    server = createServer(async (incoming, outgoing) => {
      const chunks: Buffer[] = []
      for await (const chunk of incoming) chunks.push(chunk)
      const request = new Request(`http://localhost:3000${incoming.url}`, {
        method: 'POST',
        headers: { 'content-type': incoming.headers['content-type'] ?? '' },
        body: Buffer.concat(chunks),
      })
      const response = await routes[incoming.url ?? '']!(request, undefined)
      outgoing.writeHead(response.status, Object.fromEntries(response.headers))
      outgoing.end(await response.text())
    })
    await new Promise<void>((done) => server.listen(0, done))
    host = `localhost:${(server.address() as AddressInfo).port}`
  })

  afterAll(async () => {
    agent.destroy()
    await new Promise((done) => server.close(done))
  })

  /** The one thing that is changed for it: where it sends. */
  const toUs = () => ({ server: host, agent }) as { server: string }

  test('[DROP-1] triggers, acknowledges and resolves', async () => {
    const sender = await dropInSender('events-v2')
    const payload = { summary: 'The disk is full', source: 'db-1', severity: 'error' as const }
    const about = { routing_key: sender.key, payload }
    const triggered = await event({ ...toUs(), data: { ...about, event_action: 'trigger' } })
    expect([triggered.status, triggered.data]).toEqual([
      202,
      { status: 'success', message: 'Event processed', dedup_key: expect.stringMatching(/^[0-9a-f]{32}$/) },
    ])
    const known = { ...about, event_action: 'trigger' as const, dedup_key: triggered.data.dedup_key }
    expect((await acknowledge({ ...toUs(), data: known })).status).toBe(202)
    expect(await alertsOf(sender)).toMatchObject([
      { status: 'firing', severity: 'sev2', title: 'The disk is full', acknowledged_by: 'Monitoring' },
    ])
    expect((await resolve({ ...toUs(), data: known })).status).toBe(202)
    expect(await alertsOf(sender)).toMatchObject([{ status: 'resolved' }])
  })

  test('[DROP-3] hears what is wrong', async () => {
    const payload = { summary: 'a', source: 'b', severity: 'info' as const }
    const data = { routing_key: 'f'.repeat(32), event_action: 'trigger' as const, payload }
    const answer = await event({ ...toUs(), data })
    expect([answer.status, answer.data.errors]).toEqual([400, ["'routing_key' is invalid"]])
  })

  test('[CHANGE-1] tells a change', async () => {
    const sender = await dropInSender('events-v2')
    const payload = { summary: 'Build 42', timestamp: '2026-07-17T08:42:58.315Z', custom_details: { build: '42' } }
    // Its types ask for the fields of an alert; its code sends what it is given.
    const data = { routing_key: sender.key, payload, links: [] } as never
    const answer = await change({ ...toUs(), data })
    expect([answer.status, answer.data.message]).toEqual([202, 'Change event processed'])
    const changes = await query('select title, version from change where integration_id = $1', [sender.integration.id])
    expect(changes).toEqual([{ title: 'Build 42', version: '42' }])
  })
})
