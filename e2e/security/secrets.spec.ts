import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { INTEGRATION_KINDS } from '@/lib/domain/alert/integration-kinds'
import { type Receiver, startReceiver } from '@/lib/testing/http-receiver'
import { type MailReceiver, startMailReceiver } from '@/lib/testing/mail-receiver'
import { test as base, expect } from '../fixtures.ts'
import { createPerson, createToken } from '../people.ts'
import { startServer, type TestServer } from '../server.ts'
import { checkout } from '../war-room.ts'
import { type Caller, cookieOf, senderOf } from './callers.ts'
import { sayInPostmortem } from './canary-postmortem.ts'
import { record } from './figures.ts'
import { dumpOf, type Secrets, toldIn } from './secrets.ts'

const secret = (): string => `s3cr3t-${randomBytes(18).toString('base64url')}`

/** What the environment is trusted with. */
const environment: Secrets = {
  'token of metrics': secret(),
  'password of the mail server': secret(),
  'secret at a provider of sign-in': secret(),
}

interface Sides {
  mail: MailReceiver
  /** Takes whatever else is sent, and says it back as something that went wrong. */
  web: Receiver
}

/** A server of its own, that logs all it can and knows every kind of secret. */
const test = base.extend<object, { sides: Sides; server: TestServer }>({
  sides: [
    async ({}, use) => {
      const web = await startReceiver((response, { path, headers, body }) =>
        response.writeHead(400).end(`No: ${path} ${JSON.stringify(headers)} ${body}`),
      )
      const sides = { mail: await startMailReceiver(), web }
      await use(sides)
      await Promise.all([sides.mail.stop(), web.stop()])
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ sides }, use) => {
      const server = await startServer({
        LOG_LEVEL: 'trace',
        METRICS_TOKEN: environment['token of metrics'] ?? '',
        SMTP_URL: `smtp://127.0.0.1:${sides.mail.port}`,
        MAIL_FROM: 'Evenkeel <incidents@example.org>',
        SECOND_SMTP_URL: `smtp://evenkeel:${environment['password of the mail server']}@127.0.0.1:1`,
        OIDC_PROVIDERS: 'acme',
        OIDC_ACME_ISSUER: sides.web.origin,
        OIDC_ACME_CLIENT_ID: 'evenkeel',
        OIDC_ACME_CLIENT_SECRET: environment['secret at a provider of sign-in'] ?? '',
      })
      await use(server)
      await server.dispose()
    },
    { scope: 'worker' },
  ],
})

const lastPart = (url: string): string => new URL(url).pathname.split('/').at(-1) ?? ''
const tokenIn = (url: string): string => new URL(url).searchParams.get('token') ?? ''

async function tell(send: Caller['send'], method: string, path: string, body?: object) {
  const { status, text } = await send(method, path, body)
  expect(status, `${method} ${path}: ${text}`).toBeLessThan(300)
  return text === '' ? null : JSON.parse(text)
}

const secretsOfCookie = (cookie: string): Secrets =>
  Object.fromEntries(
    cookie.split('; ').flatMap((pair) => {
      const [name = '', value = ''] = pair.split('=')
      return /session|csrf/.test(name) ? [[`cookie ${name}`, decodeURIComponent(value)]] : []
    }),
  )

/** Setting up, signing in and failing to, an invitation, tokens. */
async function comeIn(server: TestServer): Promise<{ secrets: Secrets; chief: Caller['send']; cookie: string }> {
  const nobody = senderOf(server, { cookie: null, token: null })
  const setup = { token: tokenIn(server.setupLink ?? ''), password: secret() }
  const root = { email: 'root@example.org', name: 'Root', role: 'admin', password: setup.password } as const
  await tell(nobody, 'POST', '/api/v1/setup', { ...setup, name: root.name, email: root.email })
  const cookie = await cookieOf(server, root)
  const chief = senderOf(server, { cookie, token: null })
  const { url } = await tell(chief, 'POST', '/api/v1/invitations', {
    email: 'ivy@example.org',
    name: 'Ivy',
    role: 'responder',
  })
  const invitation = { token: tokenIn(url), password: secret() }
  await nobody('GET', new URL(url).pathname + new URL(url).search)
  await tell(nobody, 'POST', '/api/v1/invitations/accept', { ...invitation, name: 'Ivy' })
  const waits = { email: 'xenia@example.org', name: 'Xenia', role: 'responder' }
  const { url: open } = await tell(chief, 'POST', '/api/v1/invitations', waits)
  const wrong = secret()
  await cookieOf(server, { ...root, password: wrong }).catch(() => {})
  const changed = secret()
  const ofIvy = await cookieOf(server, {
    email: 'ivy@example.org',
    name: 'Ivy',
    role: 'responder',
    password: invitation.password,
  })
  const passwords = { currentPassword: invitation.password, newPassword: changed }
  await tell(senderOf(server, { cookie: ofIvy, token: null }), 'POST', '/api/v1/me/password', passwords)
  const made = await tell(chief, 'POST', '/api/v1/tokens', { name: 'script', scope: 'read' })
  const madeUp = `ek_${secret()}`
  for (const token of [made.secret, madeUp]) await senderOf(server, { cookie: null, token })('GET', '/api/v1/me')
  const byOperator = await createPerson(server, 'Olga Operator')
  const secrets = {
    'token of the setup link': setup.token,
    'password of the setup': setup.password,
    'token of an invitation': invitation.token,
    'token of an open invitation': tokenIn(open),
    'password of an invitation': invitation.password,
    'password that was wrong': wrong,
    'password that was changed': changed,
    'password by the operator': byOperator.password,
    'token of the API': made.secret,
    'token by the operator': await createToken(server, byOperator),
    'token that is none': madeUp,
    ...secretsOfCookie(cookie),
  }
  return { secrets, chief, cookie }
}

const JSON_HEADERS = { 'content-type': 'application/json' }

/** An integration of every kind, each with something delivered to it. */
async function integrate(server: TestServer, chief: Caller['send']): Promise<Secrets> {
  const secrets: Secrets = {}
  const nobody = senderOf(server, { cookie: null, token: null })
  for (const kind of INTEGRATION_KINDS) {
    const { url, key } = await tell(chief, 'POST', '/api/v1/integrations', { kind, name: `Of ${kind}` })
    secrets[`key of ${kind}`] = key
    const event = { kind: 'alert', title: 'Slow', dedupKey: 'a', status: 'firing', message: 'Slow', version: '4' }
    const page = {
      routing_key: key,
      event_action: 'trigger',
      payload: { summary: 'a', source: 'b', severity: 'error' },
    }
    const headers = { ...JSON_HEADERS, authorization: `GenieKey ${key}` }
    await nobody('POST', new URL(url).pathname, kind === 'events-v2' ? page : event, headers)
    const legacy = { service_key: key, event_type: 'trigger', description: 'a' }
    await nobody('POST', '/generic/2010-04-15/create_event.json', legacy, JSON_HEADERS)
    await nobody('POST', '/v2/change/enqueue', { routing_key: key, payload: { summary: 'a' } }, JSON_HEADERS)
  }
  return secrets
}

/** Everything that is called elsewhere, with its secrets; each call fails, and says back what it was sent. */
async function reachOut(chief: Caller['send'], { web }: Sides): Promise<Secrets> {
  const path = { slack: secret(), webhook: secret(), own: secret(), heartbeat: secret() }
  const tokens = { ntfy: secret(), twilio: secret(), github: secret(), lever: secret() }
  const { version } = await tell(chief, 'GET', '/api/v1/settings/action-hosts')
  await tell(chief, 'PUT', '/api/v1/settings/action-hosts', { value: [web.host], version })
  await tell(chief, 'PUT', '/api/v1/channels/ntfy', { server: web.origin, token: tokens.ntfy, version: 0 })
  const account = { accountSid: `AC${'a'.repeat(32)}`, from: '+15005550006', apiUrl: web.origin }
  const accounts = [{ ...account, authToken: tokens.twilio }]
  await tell(chief, 'PUT', '/api/v1/channels/twilio', { accounts, version: 0 })
  const beat = { url: `${web.origin}/${path.heartbeat}`, everyMinutes: 1 }
  await tell(chief, 'PUT', '/api/v1/channels/heartbeat', { heartbeat: beat, version: 0 })
  await tell(chief, 'PUT', '/api/v1/preventions/tracker', { token: tokens.github })
  const signing: Secrets = {}
  for (const channel of ['slack', 'webhook'] as const) {
    const place = { id: randomUUID(), channel, label: channel, address: `${web.origin}/${path[channel]}` }
    const { signingSecret } = await tell(chief, 'POST', '/api/v1/channels/destinations', place)
    if (signingSecret) signing['signing key of a destination'] = signingSecret
    await chief('POST', `/api/v1/channels/destinations/${place.id}/test`)
  }
  const methods = { webhook: `${web.origin}/${path.own}`, sms: '+4930901820', ntfy: 'a-topic' }
  for (const [channel, address] of Object.entries(methods)) {
    const method = { id: randomUUID(), channel, address, label: channel }
    const { signingSecret } = await tell(chief, 'POST', '/api/v1/me/contact-methods', method)
    if (signingSecret) signing['signing key of a contact method'] = signingSecret
  }
  const sent = web.received.map(({ body }) => decodeURIComponent(body.replaceAll('+', ' '))).join('\n')
  const [code = ''] = /Your code for Evenkeel is \d{6}/.exec(sent) ?? []
  expect(code).not.toBe('')
  const named = (what: string, all: Secrets) =>
    Object.fromEntries(Object.entries(all).map(([name, value]) => [`${what} of ${name}`, value]))
  return { ...named('address', path), ...named('token', tokens), ...signing, 'code of a contact method': code }
}

/** A page, an update, a lever's request, a calendar and a public edition, each with a link of its own that is used. */
async function useLinks(server: TestServer, chief: Caller['send'], cookie: string, { mail, web }: Sides) {
  const ada = { id: (await tell(chief, 'GET', '/api/v1/me')).id, key: `s-${randomUUID().slice(0, 8)}` }
  const { service } = await tell(chief, 'POST', '/api/v1/services', { key: ada.key, name: 'Payments' })
  const lever = `/api/v1/services/${service.id}/levers/roll-back`
  await tell(chief, 'PUT', lever, { how: 'Press it' })
  const header = secret()
  const { signingSecret } = await tell(chief, 'PUT', `${lever}/action`, {
    action: {
      preset: 'webhook',
      url: `${web.origin}/lever`,
      body: { type: 'json', template: '{}' },
      timeoutSeconds: 5,
    },
    secrets: { signing: 'new', headers: { Authorization: `Bearer ${header}` } },
  })
  const input = { ...checkout, serviceIds: [service.id] }
  const { incident } = await tell(chief, 'POST', '/api/v1/incidents', { commandId: randomUUID(), input })
  const root = `/api/v1/incidents/${incident.id}`
  const act = (name: string, given: object) =>
    tell(chief, 'POST', `${root}/commands/${name}`, { commandId: randomUUID(), input: given })
  await tell(chief, 'PUT', `${root}/subscription`)
  await act('page-person', { pageId: randomUUID(), personId: ada.id })
  const update = { updateId: randomUUID(), subject: 'Slow', text: 'It is slow', nextDueAt: null }
  await act('send-update', { ...update, audience: 'internal' })
  const mitigation = { mitigationId: randomUUID(), kind: 'roll-back', lever: 'roll-back', serviceId: service.id }
  await act('propose-mitigation', { ...mitigation, title: 'Back', checkMinutes: 5, reversible: true, start: true })
  await act('request-action', { mitigationId: mitigation.mitigationId, actionId: randomUUID() })
  await expect.poll(() => web.received.some(({ path }) => path === '/lever')).toBe(true)

  const linkIn = (pattern: RegExp) => pattern.exec(mail.mails.map(({ text }) => text).join('\n'))?.[1] ?? ''
  await expect.poll(() => linkIn(/\/pages\/([\w-]+)/)).not.toBe('')
  await expect.poll(() => linkIn(/\/unsubscribe\?token=([\w-]+)/)).not.toBe('')
  const [answer, leave] = [linkIn(/\/pages\/([\w-]+)/), linkIn(/\/unsubscribe\?token=([\w-]+)/)]
  const nobody = senderOf(server, { cookie: null, token: null })
  await nobody('GET', `/pages/${answer}`)
  const form = { 'content-type': 'application/x-www-form-urlencoded', origin: server.url }
  expect((await nobody('POST', `/pages/${answer}/answer`, 'answer=acknowledge', form)).status).toBe(303)
  await nobody('GET', `/unsubscribe?token=${leave}`)
  expect((await nobody('POST', `/api/v1/unsubscribe?token=${leave}`)).status).toBe(204)

  const feed = lastPart((await tell(chief, 'POST', '/api/v1/calendar-feeds', { kind: 'person' })).url)
  expect((await nobody('GET', `/calendar/${feed}`)).status).toBe(200)
  await act('change-status', { status: 'mitigated' })
  const reader = await createPerson(server, 'Rina Reader')
  const caller = (name: string, credential: string): Caller => ({
    ...{ name, rank: 'admin', isSession: true, isInside: true, token: null, cookie: credential },
    send: senderOf(server, { cookie: credential, token: null }),
  })
  const authors = { writer: caller('chief', cookie), reader: caller('reader', await cookieOf(server, reader)) }
  const { publicPath } = await sayInPostmortem(server, authors, incident, 'granite')
  expect((await nobody('GET', publicPath)).status).toBe(200)
  return {
    'token that answers a page': answer,
    'token that ends mail': leave,
    'token of a calendar': feed.replace('.ics', ''),
    'token of a public edition': lastPart(server.url + publicPath).split('.')[1] ?? '',
    'header of a lever': header,
    'signing key of a lever': signingSecret,
  }
}

test('[SIGN-10] [RUN-9] [CHAN-14] [ACTION-8] no secret stands in a dump of the database or in the log', async ({
  server,
  sides,
}) => {
  test.slow()
  const { secrets, chief, cookie } = await comeIn(server)
  const metrics = { authorization: `Bearer ${environment['token of metrics']}` }
  expect((await fetch(`${server.url}/metrics`, { headers: metrics })).status).toBe(200)
  Object.assign(secrets, environment, {
    ...(await integrate(server, chief)),
    ...(await reachOut(chief, sides)),
    ...(await useLinks(server, chief, cookie, sides)),
    'secret of the installation': readFileSync(join(server.dataDirectory, 'auth-secret'), 'utf8').trim(),
  })
  for (const [name, value] of Object.entries(secrets)) expect(value?.length, name).toBeGreaterThan(11)

  const dump = await dumpOf(server.databaseUrl)
  // What is printed for the person who started it is not the log.
  const log = server
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
  const hashOf = (name: string) =>
    createHash('sha256')
      .update(secrets[name] ?? '')
      .digest('hex')
  for (const kept of ['token of the API', 'key of events-v2', 'token of a calendar', 'token of an open invitation'])
    expect(dump.text, `the dump has the hash of the ${kept}`).toContain(hashOf(kept))
  expect(log.join()).toContain('/calendar/…')
  const found = { inDump: toldIn(dump.text, secrets), inLog: toldIn(log.join('\n'), secrets) }
  const { tables, rows } = dump
  const count = found.inDump.length + found.inLog.length
  record('secrets in clear', {
    secrets: Object.keys(secrets).length,
    tables,
    rows,
    'lines logged': log.length,
    found: count,
  })
  expect(found).toEqual({ inDump: [], inLog: [] })
})
