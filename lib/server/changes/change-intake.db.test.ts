import { describe, expect, test } from 'vitest'
import { findReceiverById } from '@/lib/server/db/integrations'
import { getIntegration } from '@/lib/server/queries/list-integrations'
import {
  changeSender,
  changesOf,
  githubPayload,
  sendChangeEvent,
  sendEvent,
  sendGithub,
} from '@/lib/testing/change-sender'
import { receiveChanges } from './receive-changes'

const hostileValues = ['\u0000 \ud800', 'x'.repeat(20_000), '9999-12-31T23:59:59.999Z', -1]

/** The path to each plain value in it. */
const leavesOf = (value: unknown): string[][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => leavesOf(inner).map((rest) => [key, ...rest]))
    : [[]]

function withLeaf(value: object, [key = '', ...rest]: string[], leaf: unknown): object {
  const inner: object = Reflect.get(value, key)
  return { ...value, [key]: rest.length === 0 ? leaf : withLeaf(inner, rest, leaf) }
}

const asEvent = (key: string, over: object = {}) => ({
  routing_key: key,
  payload: { summary: 'payments-api #8412', source: 'ci', timestamp: '2026-11-20T22:31:00.000Z', ...over },
  links: [{ href: 'https://ci.example.org/8412', text: 'Build' }],
})

describe('the Events API v2', () => {
  test('[CHANGE-1] takes a change and answers as its senders expect', async () => {
    const sender = await changeSender('events-v2')
    expect(sender.integration.key).toMatch(/^[0-9a-f]{32}$/)
    const response = await sendChangeEvent(asEvent(sender.integration.key))
    expect([response.status, await response.json()]).toEqual([
      202,
      { status: 'success', message: 'Change event processed' },
    ])
    const [change] = await changesOf(sender)
    expect(change).toMatchObject({
      status: 'unknown',
      title: 'payments-api #8412',
      service_id: sender.service.id,
      url: 'https://ci.example.org/8412',
      at: new Date('2026-11-20T22:31:00.000Z'),
    })
    expect(JSON.stringify(change?.raw)).not.toContain(sender.integration.key)
  })

  test('[CHANGE-1] takes the key from a header, too, and what is sent twice is one change', async () => {
    const sender = await changeSender('events-v2')
    const { routing_key: key, ...body } = asEvent(sender.integration.key)
    expect((await sendChangeEvent(body, { 'x-routing-key': key })).status).toBe(202)
    expect((await sendChangeEvent({ ...body, routing_key: key })).status).toBe(202)
    expect(await changesOf(sender)).toHaveLength(1)
  })

  test('[CHANGE-1] refuses in its own words', async () => {
    const sender = await changeSender('events-v2')
    const { key } = sender.integration
    const refused = async (body: unknown) => {
      const response = await sendChangeEvent(body)
      return [response.status, await response.json()]
    }
    const invalid = (error: string) => [
      400,
      { status: 'invalid event', message: 'Event object is invalid', errors: [error] },
    ]
    expect(await refused('{"payload":')).toEqual([
      400,
      {
        status: 'Unrecognized object',
        message: 'Event object format is unrecognized',
        errors: ['JSON parse error'],
      },
    ])
    expect(await refused(asEvent(''))).toEqual(invalid("'routing_key' is missing or blank"))
    expect(await refused(asEvent('0'.repeat(32)))).toEqual(invalid("'routing_key' is invalid"))
    expect(await refused(asEvent(key, { summary: undefined }))).toEqual(invalid("'payload.summary' is missing"))
    const { lastError } = await getIntegration(sender.admin, sender.integration.id)
    expect(lastError?.message).toContain('payload.summary')
  })
})

describe('GitHub', () => {
  test('[CHANGE-2] a deployment is one change from its beginning to its end, in whatever order that arrives', async () => {
    const sender = await changeSender('github')
    expect((await sendGithub(sender, 'deployment_status', githubPayload('deployment-status-success'))).status).toBe(200)
    for (let again = 0; again < 2; again++) await sendGithub(sender, 'deployment', githubPayload('deployment'))
    const changes = await changesOf(sender)
    expect(changes).toHaveLength(1)
    expect(changes[0]).toMatchObject({
      status: 'succeeded',
      version: 'v8412',
      author: 'ravi-menon',
      started_at: new Date('2026-11-20T22:29:00.000Z'),
      finished_at: new Date('2026-11-20T22:31:04.000Z'),
      at: new Date('2026-11-20T22:31:04.000Z'),
    })
  })

  test('[CHANGE-1] answers a ping, and refuses what is not signed with the key', async () => {
    const sender = await changeSender('github')
    const ping = await sendGithub(sender, 'ping', githubPayload('ping'))
    expect([ping.status, await ping.json()]).toEqual([200, { event: 'ping', changes: 0, runs: 0 }])
    const forged = await sendGithub(sender, 'deployment', githubPayload('deployment'), 'another secret')
    expect(forged.status).toBe(401)
    expect(await changesOf(sender)).toEqual([])
    const { lastError } = await getIntegration(sender.admin, sender.integration.id)
    expect(lastError?.message).toContain('X-Hub-Signature-256')
  })

  test('[CHANGE-1] names the field of what cannot be read', async () => {
    const sender = await changeSender('github')
    const { deployment, ...rest } = githubPayload('deployment')
    const response = await sendGithub(sender, 'deployment', { ...rest, deployment: { ...deployment, sha: 1 } })
    expect([response.status, (await response.json()).error.message]).toEqual([
      400,
      expect.stringContaining('deployment.sha'),
    ])
  })

  test.each(['deployment-status-failure', 'workflow-run-failure'])(
    '[CHANGE-1] whatever stands in any field of a signed %s, it is taken or refused',
    async (name) => {
      const sender = await changeSender('github')
      const event = name.replace(/-(?:failure|success)$/, '').replace('-', '_')
      const wrong: string[] = []
      for (const path of leavesOf(githubPayload(name))) {
        const answers = await Promise.all(
          hostileValues.map((value) => sendGithub(sender, event, withLeaf(githubPayload(name), path, value))),
        )
        const statuses = answers.map(({ status }) => status)
        if (!statuses.every((status) => status === 200 || status === 400)) wrong.push(`${path.join('.')} ${statuses}`)
      }
      expect(wrong).toEqual([])
    },
    60_000,
  )

  test('[CHANGE-3] a repository leads to its service, and other environments are dropped', async () => {
    const other = await changeSender('github')
    const repositories = [{ repository: 'acme/payments-api', serviceId: other.service.id }]
    const receiver = await findReceiverById(other.integration.id)
    const rules = { ...receiver!.rules.changes, repositories }
    const sender = await changeSender('github', { changes: rules })
    await sendGithub(sender, 'deployment', githubPayload('deployment'))
    const { deployment, ...rest } = githubPayload('deployment')
    const staging = { ...rest, deployment: { ...deployment, id: 2, environment: 'staging' } }
    await sendGithub(sender, 'deployment', staging)
    expect(await changesOf(sender)).toMatchObject([{ service_id: other.service.id }])
  })
})

describe('the generic webhook', () => {
  test('[CHANGE-1] takes a change with all it knows, and amends it by its key', async () => {
    const sender = await changeSender('events')
    const change = { kind: 'change', dedupKey: 'flag 7', title: 'new-3ds-flow to 100 %', change: 'flag' }
    const details = { author: 'Noor', authorEmail: 'Noor@Example.org', size: 2, status: 'started' }
    const first = await sendEvent(sender, { ...change, ...details, occurredAt: '2026-11-20T21:00:00Z' })
    const second = await sendEvent(sender, { ...change, occurredAt: '2026-11-20T21:05:00Z' })
    expect([first.status, second.status]).toEqual([200, 200])
    expect((await second.json()).changeId).toBe((await first.json()).changeId)
    expect(await changesOf(sender)).toMatchObject([
      { status: 'succeeded', author: 'Noor', author_email: 'noor@example.org', at: new Date('2026-11-20T21:05:00Z') },
    ])
  })

  test('[CHANGE-11] keeps when it was committed, also when later news do not say it again', async () => {
    const sender = await changeSender('events')
    const change = { kind: 'change', dedupKey: '#8412', title: 'payments-api #8412' }
    await sendEvent(sender, { ...change, status: 'started', committedAt: '2026-11-20T18:00:00Z' })
    await sendEvent(sender, change)
    expect(await changesOf(sender)).toMatchObject([
      { status: 'succeeded', committed_at: new Date('2026-11-20T18:00:00Z') },
    ])
  })

  test('[CHANGE-1] says what is wrong, whatever characters that has', async () => {
    const sender = await changeSender('events')
    const response = await sendEvent(sender, { kind: 'change', dedupKey: 'a', title: 'b', 'c\u0000\ud800': 1 })
    expect(response.status).toBe(400)
    const { lastError } = await getIntegration(sender.admin, sender.integration.id)
    expect(lastError?.message).toContain('is not a known field')
  })

  test('[INTAKE-2] takes an alert, which goes the way of all alerts', async () => {
    const sender = await changeSender('events')
    const alert = { kind: 'alert', dedupKey: 'disk', title: 'The disk is full', severity: 'critical' }
    expect(await (await sendEvent(sender, alert)).json()).toEqual({ fired: 1, refreshed: 0, resolved: 0 })
    const over = await sendEvent(sender, { ...alert, status: 'resolved' })
    expect(await over.json()).toEqual({ fired: 0, refreshed: 0, resolved: 1 })
  })

  test.each([
    ['kind', { kind: 'rumour', dedupKey: 'a', title: 'b' }],
    ['title', { kind: 'change', dedupKey: 'a' }],
    ['links.0.url', { kind: 'change', dedupKey: 'a', title: 'b', links: [{ url: 'javascript:alert(1)' }] }],
    ['summary', { kind: 'alert', dedupKey: 'a', title: 'b', summary: 'c' }],
  ])('[CHANGE-1] names %s when it is wrong', async (path, body) => {
    const sender = await changeSender('events')
    const response = await sendEvent(sender, body)
    expect([response.status, (await response.json()).error.details.fields[0].path]).toEqual([400, path])
  })

  test('[CHANGE-1] an unknown key is nobody’s', async () => {
    const answer = await sendEvent({ integration: { id: '', url: '', key: 'evk_guessed' } }, {})
    expect(answer.status).toBe(404)
  })
})

test('[CHANGE-1] a storm of 1,000 changes, told twice and at once, is 1,000 changes', async () => {
  const sender = await changeSender('events')
  const receiver = await findReceiverById(sender.integration.id)
  const template = {
    kind: 'deploy',
    status: 'succeeded',
    serviceKey: null,
    repository: null,
    author: null,
    authorEmail: null,
    url: null,
    version: null,
    environment: null,
    size: null,
    startedAt: null,
    finishedAt: null,
    committedAt: null,
    raw: {},
  } as const
  const many = Array.from({ length: 1000 }, (_, n) => ({ ...template, dedupKey: `change ${n}`, title: `#${n}` }))
  await Promise.all([receiveChanges(receiver!, many), receiveChanges(receiver!, many.toReversed())])
  expect(await changesOf(sender)).toHaveLength(1000)
})
