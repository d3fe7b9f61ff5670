import { randomUUID } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DELETE as deleteDestination } from '@/app/api/v1/channels/destinations/[id]/route'
import { POST as postTest } from '@/app/api/v1/channels/destinations/[id]/test/route'
import { POST as postDestination } from '@/app/api/v1/channels/destinations/route'
import { PUT as putHeartbeat } from '@/app/api/v1/channels/heartbeat/route'
import { PUT as putNtfy } from '@/app/api/v1/channels/ntfy/route'
import { GET } from '@/app/api/v1/channels/route'
import { PUT as putTwilio } from '@/app/api/v1/channels/twilio/route'
import { sendAttempt } from '@/lib/server/channels/send-attempt'
import { setClock } from '@/lib/server/clock'
import { changeSetting } from '@/lib/server/organisation-settings'
import { call } from '@/lib/testing/api'
import { aPage } from '@/lib/testing/channel-harness'
import { query } from '@/lib/testing/database'
import { anIncident, aPerson, run } from '@/lib/testing/factories'
import { type Receiver, startReceiver } from '@/lib/testing/http-receiver'
import { runDueTimers } from '@/lib/testing/run-timers'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'
import { STAND_IN_ACCOUNT, STAND_IN_TOKEN, startTwilio } from '@/lib/testing/twilio-stand-in'

let web: Receiver
let olga: SignedIn

beforeAll(async () => {
  web = await startReceiver()
  olga = await signedInPerson('admin', 'Olga')
  await changeSetting(olga.actor, 'action-hosts', ['127.0.0.1'])
})
afterAll(() => web.stop())
beforeEach(() => {
  web.received.length = 0
  web.answerWith((response) => response.end('ok'))
})
afterEach(() => setClock(null))

const VERSIONS = new Map([
  [putTwilio, 'twilioVersion'],
  [putNtfy, 'ntfyVersion'],
  [putHeartbeat, 'heartbeatVersion'],
])
/** On top of what is set now. */
async function put(route: typeof putTwilio, body: object, as = olga) {
  const version = (await call(GET, olga)).body[VERSIONS.get(route) ?? '']
  return call(route, as, { method: 'PUT', body: { ...body, version } })
}

async function destination(channel: 'slack' | 'webhook', path = '/services/T0/secret') {
  const body = { id: randomUUID(), channel, label: '#incidents', address: web.origin + path }
  return (await call(postDestination, olga, { body })).body
}

describe('[CHAN-14] channels are set up by admins', () => {
  test('and by nobody else', async () => {
    const ben = await signedInPerson('responder', 'Ben')
    const answers = [
      await call(GET, ben),
      await put(putTwilio, { accounts: [] }, ben),
      await put(putNtfy, { server: null }, ben),
      await put(putHeartbeat, { heartbeat: null }, ben),
      await call(postDestination, ben, {
        body: { id: randomUUID(), channel: 'slack', label: 'x', address: 'https://x.example/' },
      }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403])
  })

  test('their secrets are kept encrypted, stay when they are not given again, and are never answered', async () => {
    const account = { accountSid: STAND_IN_ACCOUNT, from: '+1 500 555 0006', apiUrl: 'https://api.twilio.com' }
    const missing = await put(putTwilio, { accounts: [account] })
    expect(missing.body.error.details.fields[0].path).toBe('accounts.0.authToken')
    await put(putTwilio, { accounts: [{ ...account, authToken: STAND_IN_TOKEN }] })
    await put(putNtfy, { server: 'https://ntfy.example/', token: 'ntfy-secret' })
    await put(putHeartbeat, { heartbeat: { url: 'https://hc.example/ping/secret-ping-id', everyMinutes: 5 } })
    await put(putTwilio, { accounts: [{ ...account, from: '+15005550007' }] })
    await put(putHeartbeat, { heartbeat: { everyMinutes: 2 } })
    const { body } = await call(GET, olga)
    expect(body).toMatchObject({
      twilio: [{ from: '+15005550007', isTokenSet: true }],
      ntfy: { server: 'https://ntfy.example', isTokenSet: true },
      heartbeat: { address: 'https://hc.example/…g-id', everyMinutes: 2 },
    })
    const stored = JSON.stringify([body, await query('select * from organisation_setting')])
    for (const secret of [STAND_IN_TOKEN, 'ntfy-secret', 'secret-ping-id']) expect(stored).not.toContain(secret)
    // A token is for one account at one address: it is not sent elsewhere.
    const elsewhere = await put(putTwilio, { accounts: [{ ...account, apiUrl: 'https://api.evil.example' }] })
    expect(elsewhere.status).toBe(400)
    await put(putNtfy, { server: 'https://other.example' })
    expect((await call(GET, olga)).body.ntfy).toEqual({ server: 'https://other.example', isTokenSet: false })
    await put(putNtfy, { server: null })
    await put(putHeartbeat, { heartbeat: null })
    await put(putTwilio, { accounts: [] })
    expect((await call(GET, olga)).body).toMatchObject({ twilio: [], ntfy: { server: null }, heartbeat: null })
  })

  test('[CHAN-5] the second account sends when the first fails', async () => {
    const [first, second] = [await startTwilio(), await startTwilio(`AC${'b'.repeat(32)}`)]
    const account = { from: '+15005550006', authToken: STAND_IN_TOKEN }
    await put(putTwilio, {
      accounts: [
        { ...account, accountSid: STAND_IN_ACCOUNT, apiUrl: first.apiUrl },
        { ...account, accountSid: `AC${'b'.repeat(32)}`, apiUrl: second.apiUrl },
      ],
    })
    first.troubleWith((response) => response.writeHead(503).end())
    const person = await aPerson()
    const id = randomUUID()
    await query(
      `insert into contact_method (id, person_id, channel, address, label, verified_at) values ($1, $2, 'sms', '+4930901820', '', now())`,
      [id, person.id],
    )
    expect(await sendAttempt(aPage(), id, AbortSignal.timeout(8000))).toMatchObject({
      state: 'sent',
      provider: 'Twilio ACbb…bbbb',
      reference: expect.stringMatching(/^SM/),
      detail: expect.stringContaining('Twilio ACaa…aaaa failed before: Answered 503.'),
    })
    expect(second.sent).toHaveLength(1)
    expect((await call(GET, olga)).body.health).toContainEqual(
      expect.objectContaining({ channel: 'sms', provider: 'Twilio ACaa…aaaa', lastProblem: 'Answered 503.' }),
    )
    await Promise.all([first.stop(), second.stop()])
  })
})

describe('[CHAN-9] a room', () => {
  test('tells its key moments where it is set, with a link, and nothing else', async () => {
    const slack = await destination('slack')
    const bot = await destination('webhook', '/hooks/bot')
    const posts = [slack, bot].map(({ destination: { id } }) => ({ destinationId: id, severities: ['sev1', 'sev2'] }))
    await changeSetting(olga.actor, 'room-posts', posts)
    const ada = await aPerson({ name: 'Ada <!here>' })
    const incident = await anIncident({ by: ada, severity: 'sev2', title: 'Checkout & pay fail' })
    await run(incident, 'take-role', { role: 'commander' }, ada)
    await run(incident, 'add-entry', { entryId: randomUUID(), kind: 'note', text: 'Between us' }, ada)
    await run(incident, 'change-status', { status: 'mitigated', note: 'Rolled back' }, ada)
    await anIncident({ by: ada, severity: 'sev3' })
    await runDueTimers()
    const told = web.received
      .filter(({ path }) => path === '/services/T0/secret')
      .map(({ body }) => JSON.parse(body).text)
    expect(told).toHaveLength(3)
    expect(told[0]).toContain(`*${incident.key}* SEV2, mitigated: Checkout &amp; pay fail`)
    expect(told[0]).toContain(`<http://localhost:3000/incidents/${incident.key}|Open the room>`)
    expect(told.join()).toContain('Rolled back')
    expect(told.join()).not.toMatch(/Between us|<!here>/)
    const [one] = web.received.filter(({ path }) => path === '/hooks/bot')
    const event = new Webhook(bot.signingSecret).verify(one!.body, one!.headers as Record<string, string>)
    expect(event).toMatchObject({ type: 'incident.moment', data: { incidentKey: incident.key, severity: 'sev2' } })
  })

  test('that is private, a drill, or became private before it left tells nothing', async () => {
    const { destination: slack } = await destination('slack')
    await changeSetting(olga.actor, 'room-posts', [
      { destinationId: slack.id, severities: ['sev1', 'sev2', 'sev3', 'sev4'] },
    ])
    const ada = await aPerson()
    await anIncident({ by: ada, visibility: 'private' })
    await anIncident({ by: ada, kind: 'drill' })
    const open = await anIncident({ by: ada, title: 'A secret flaw' })
    await run(open, 'set-privacy', { visibility: 'private' }, ada)
    await runDueTimers()
    expect(web.received).toEqual([])
  })

  test('is told again until it is taken, and a destination that is gone holds nothing up', async () => {
    const { destination: slack } = await destination('slack')
    await changeSetting(olga.actor, 'room-posts', [{ destinationId: slack.id, severities: ['sev2'] }])
    web.answerWith((response) => response.writeHead(500).end())
    await anIncident()
    await runDueTimers()
    expect(web.received).toHaveLength(1)
    web.answerWith((response) => response.end('ok'))
    setClock(() => new Date(Date.now() + 60_000))
    await runDueTimers()
    expect(web.received).toHaveLength(2)
    await call(deleteDestination, olga, { method: 'DELETE', params: { id: slack.id } })
    await anIncident()
    await runDueTimers()
    expect(web.received).toHaveLength(2)
  })
})

test('[CHAN-14] a destination that is added by two clicks at once is one, and its secret is told once', async () => {
  const body = { id: randomUUID(), channel: 'webhook', label: 'Bot', address: `${web.origin}/hooks/twice` }
  const answers = await Promise.all([1, 2].map(() => call(postDestination, olga, { body })))
  expect(answers.map((one) => one.body.destination.id)).toEqual([body.id, body.id])
  expect(answers.filter((one) => one.body.signingSecret)).toHaveLength(1)
})

test('[CHAN-10] a destination is tested, and shows only the end of its address', async () => {
  const { destination: slack } = await destination('slack')
  expect(slack.address).toBe(`${web.origin}/…cret`)
  const { body } = await call(postTest, olga, { method: 'POST', params: { id: slack.id } })
  expect(body.delivery).toMatchObject({ state: 'delivered' })
  expect(JSON.parse(web.received[0]!.body).text).toContain('Test: a page of Evenkeel arrives here')
  const ben = await signedInPerson('responder')
  expect((await call(postTest, ben, { method: 'POST', params: { id: slack.id } })).status).toBe(403)
  expect((await call(postTest, olga, { method: 'POST', params: { id: randomUUID() } })).status).toBe(404)
})

describe('[CHAN-13] the heartbeat', () => {
  const beats = () => web.received.filter(({ path }) => path === '/ping/secret-ping-id').length
  const later = async (minutes: number) => {
    const at = Date.now() + minutes * 60_000
    setClock(() => new Date(at))
    await runDueTimers()
  }

  test('calls outside as often as it is set, only while nothing stands still, until it is switched off', async () => {
    await put(putHeartbeat, { heartbeat: { url: `${web.origin}/ping/secret-ping-id`, everyMinutes: 5 } })
    await runDueTimers()
    await later(4)
    expect(beats()).toBe(1)
    await later(5.1)
    expect(beats()).toBe(2)
    const health = async () =>
      (await call(GET, olga)).body.health.find(({ channel }: { channel: string }) => channel === 'heartbeat')
    expect(await health()).toMatchObject({ lastProblem: null })
    // As if nobody fired the exact timers: this one has been due for two minutes.
    await query(
      `insert into timer (key, kind, payload, due_at) values ('stuck', 'stuck-kind', '{}', now() + interval '10 minutes')`,
    )
    const { fireTimers } = await import('@/lib/server/db/timers')
    const { beatOut } = await import('@/lib/server/channels/heartbeat-out')
    setClock(() => new Date(Date.now() + 12 * 60_000))
    await fireTimers(
      new Date(Date.now() + 12 * 60_000),
      { kinds: ['heartbeat-out'], isExcluding: false },
      1,
      async () => [(await beatOut()) ?? { kind: 'fired' }],
    )
    expect(beats()).toBe(2)
    expect((await health()).lastProblem).toContain('Not called')
    await query(`delete from timer where key = 'stuck'`)
    await later(13)
    expect(beats()).toBe(3)
    await put(putHeartbeat, { heartbeat: null })
    await later(60)
    expect(beats()).toBe(3)
    expect(JSON.stringify(await health())).not.toContain('secret-ping-id')
  })
})
