import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import type { TestServer } from '../server.ts'
import { type Caller, senderOf } from './callers.ts'

interface Place {
  id: string
  serviceId: string
}

const DAY_MS = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString()
const ownKey = () => `w-${randomUUID().slice(0, 8)}`

/**
 * Says a word of one line in every field that holds words around an incident: rotas, policies, pages, alerts and what
 * holds them, channels, saved views and imports. Answers the pages that show it.
 */
export async function sayOnCall(server: TestServer, chief: Caller, { id, serviceId }: Place, word: string) {
  const tell = async (method: string, path: string, body: object | string) => {
    const { status, text } = await chief.send(method, `/api/v1${path}`, body)
    expect(status, `${method} ${path}: ${text}`).toBeLessThan(300)
    return JSON.parse(text)
  }
  const mine = JSON.parse((await chief.send('GET', '/api/v1/me')).text).id
  await tell('POST', '/teams', { key: ownKey(), name: word })
  const layer = { name: word, participantIds: [mine], startsOn: inDays(-1).slice(0, 10), handoverAt: '00:00' }
  const layers = [{ ...layer, turn: { count: 1, unit: 'weeks' }, windows: [] }]
  const rotation = { zone: 'UTC', hasSecondary: false, layers }
  const { rota } = await tell('POST', '/rotas', { key: ownKey(), name: word, teamId: null, rotation })
  const seat = 'primary'
  const override = { id: randomUUID(), seat, personId: mine, from: inDays(2), to: inDays(3), reason: word }
  await tell('POST', `/rotas/${rota.id}/overrides`, override)
  const cover = { id: randomUUID(), seat, from: inDays(4), to: inDays(5), note: word }
  await tell('POST', `/rotas/${rota.id}/cover-requests`, cover)
  const steps = [{ afterMinutes: 5, targets: [{ kind: 'rota', rotaId: rota.id, seat }] }]
  const { policy } = await tell('POST', '/policies', { id: randomUUID(), name: word, steps })

  const pageId = await sayInPage(chief, id, word)
  const matchers = [{ name: 'alertname', value: word }]
  await tell('POST', '/silences', { id: randomUUID(), matchers, reason: word, endsAt: inDays(1) })
  const window = { id: randomUUID(), title: word, serviceIds: [serviceId], startsAt: inDays(10), endsAt: inDays(11) }
  await tell('POST', '/maintenance-windows', window)
  await sayInAlert(server, chief, { name: word, serviceId }, word)

  const destination = { id: randomUUID(), channel: 'slack', label: word.slice(0, 60), address: 'https://192.0.2.1/x' }
  await tell('POST', '/channels/destinations', destination)
  const method = { ...destination, id: randomUUID(), channel: 'webhook' }
  await tell('POST', '/me/contact-methods', method)
  await tell('POST', '/history/views', { name: word, query: `q=${encodeURIComponent(word)}`, isShared: true })
  const importId = randomUUID()
  const cell = `"${word.replaceAll('"', '""')}"`
  const file = `${cell},title,severity,created\n${cell},${cell},${cell},2024-05-01 10:00Z\n`
  const name = encodeURIComponent(`${word.replaceAll('/', '')}.csv`)
  await tell('POST', `/imports?id=${importId}&source=csv&name=${name}`, file)
  return [
    `/on-call/${rota.key}`,
    `/on-call/${rota.key}/edit`,
    `/on-call/${rota.key}/hand-over`,
    `/on-call/policies/${policy.id}`,
    `/on-call/pages/${pageId}`,
    `/history/import/${importId}`,
  ]
}

/** Pages whoever does it, because of the word, and declines for it. Answers the id of the page. */
export async function sayInPage({ send }: Caller, incidentId: string, word: string): Promise<string> {
  const pageId = randomUUID()
  const personId = JSON.parse((await send('GET', '/api/v1/me')).text).id
  const body = { commandId: randomUUID(), input: { pageId, personId, reason: word } }
  const asked = await send('POST', `/api/v1/incidents/${incidentId}/commands/page-person`, body)
  const declined = await send('POST', `/api/v1/pages/${pageId}/decline`, { reason: word })
  expect([asked.status, declined.status], asked.text + declined.text).toEqual([200, 200])
  return pageId
}

/**
 * An alert of a program that says the word in whatever it may say, and notes it afterwards. It joins a private incident,
 * too. Answers its id.
 */
export async function sayInAlert(
  server: TestServer,
  chief: Caller,
  of: { name: string; serviceId: string },
  word: string,
): Promise<string> {
  const settings = { kind: 'opsgenie', ...of, rules: { joinsPrivate: true } }
  const integration = await chief.send('POST', '/api/v1/integrations', settings)
  const send = senderOf(server, { cookie: null, token: null })
  const key: string = JSON.parse(integration.text).key
  const headers = { authorization: `GenieKey ${key}`, 'content-type': 'application/json' }
  const [short, note] = [word.slice(0, 50), { note: word, user: word.slice(0, 100), source: word.slice(0, 100) }]
  const alert = {
    message: word.slice(0, 130),
    alias: 'a',
    description: word,
    tags: [short],
    details: { [short]: word },
  }
  const made = await send('POST', '/v2/alerts', { ...alert, ...note, entity: word, priority: 'P2' }, headers)
  expect(made.status, made.text).toBe(202)
  const noted = await send('POST', '/v2/alerts/a/notes?identifierType=alias', note, headers)
  expect(noted.status, noted.text).toBe(202)
  return JSON.parse((await send('GET', '/v2/alerts/a?identifierType=alias', undefined, headers)).text).data.id
}

/** Alerts that join the private incident, because their integration says that they may. */
export async function fireAlerts({ send }: Caller, serviceId: string, word: string): Promise<void> {
  const settings = { kind: 'alertmanager', name: 'Inside', serviceId, rules: { joinsPrivate: true } }
  const made = await send('POST', '/api/v1/integrations', settings)
  if (made.status !== 201) throw new Error(`The integration was not made: ${made.text}`)
  const alerts = [{ labels: { alertname: word }, annotations: { summary: word }, fingerprint: word }]
  const body = {
    version: '4',
    status: 'firing',
    alerts: alerts.map((alert) => ({ ...alert, status: 'firing', startsAt: new Date().toISOString() })),
  }
  await fetch(JSON.parse(made.text).url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}
