import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { commandOperations } from '@/lib/server/openapi/command-operations'
import type { JsonSchema } from '@/lib/server/openapi/json-schema'
import { sampleOf } from '@/lib/server/openapi/sample'
import { expect, test } from '../fixtures.ts'
import { checkout, openRoom } from '../war-room.ts'
import { castOf } from './callers.ts'
import { practise, sayInProcedure, writeLevers } from './canary-procedure.ts'
import { operations } from './doors.ts'
import { isFull, record } from './figures.ts'
import { sayOnCall } from './on-call-words.ts'
import { pages } from './pages.ts'
import { vectors } from './vectors.ts'

/** Each field gets every vector, or a share of them that is another one for the next field. */
const STEP = isFull ? 1 : 80

/** Every field of a body that takes a free text, as the path to it; of a list, in its first item. */
function textFields({ properties = {} }: JsonSchema): string[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    if (/token|password|^of$/i.test(name)) return []
    if (schema.items) return textFields({ properties: { 0: schema.items } }).map((rest) => `${name}.${rest}`)
    if (schema.properties) return textFields(schema).map((rest) => `${name}.${rest}`)
    const isText = schema.type === 'string' && !schema.format && !schema.enum && !schema.pattern && !('const' in schema)
    return isText ? [name] : []
  })
}

function withField(body: unknown, path: string, value: string): unknown {
  const [name = '', ...rest] = path.split('.')
  const known = body as Record<string, unknown>
  const inner = rest.length > 0 ? withField(known?.[name] ?? {}, rest.join('.'), value) : value
  return name === '0' ? [inner] : { ...known, [name]: inner }
}

const fresh = (value: unknown): unknown => {
  const text = JSON.stringify(value, (key, item) =>
    /^(commandId|\w*Id)$/.test(key) && typeof item === 'string' ? randomUUID() : item,
  )
  return JSON.parse(text)
}

/** Pages that lead whoever is signed in somewhere else, or are for a link. */
const LED_AWAY = new Set(['/sign-in', '/setup', '/invite', '/offline', '/unsubscribe'])

const isOwned = (page: Page) => page.evaluate(() => Reflect.get(window, 'isOwned') === true)

test('[FRONT-4] two hundred scripts through every text field and alert label: none runs, no policy is broken', async ({
  browserFor,
  problems,
  server,
}) => {
  test.setTimeout(isFull ? 1_800_000 : 300_000)
  expect(vectors).toHaveLength(200)
  const { chief, admin } = await castOf(server)
  // Before the doors that count wrong tries have had theirs.
  const page = await browserFor(admin)
  const made = await chief.send('POST', '/api/v1/services', { key: `s-${randomUUID().slice(0, 8)}`, name: vectors[1] })
  const serviceId: string = JSON.parse(made.text).service.id
  const other = await chief.send('POST', '/api/v1/services', { key: `s-${randomUUID().slice(0, 8)}`, name: vectors[5] })
  const otherId: string = JSON.parse(other.text).service.id
  const declared = await chief.send('POST', '/api/v1/incidents', {
    commandId: randomUUID(),
    input: { ...checkout, title: vectors[2], summary: vectors[3], serviceIds: [serviceId] },
  })
  const { id, key } = JSON.parse(declared.text).incident
  const counts = { sent: 0, taken: 0, fields: 0 }
  const send = async (method: string, path: string, body: unknown) => {
    const { status, text } = await chief.send(method.toUpperCase(), path, body)
    counts.sent += 1
    if (status < 300) counts.taken += 1
    expect(status, `${path} ${text}`).toBeLessThan(500)
  }
  const place = { id, key, serviceId }
  const short = vectors.filter(({ length }) => length < 60)
  await writeLevers(chief, serviceId, `${vectors[6]} https://example.org/${vectors[7]} javascript:owned()`)
  for (const revision of [0, 1, 2]) {
    await sayInProcedure({ insider: chief, chief }, { ...place, revision }, short[revision * 9] ?? '')
  }
  const { drillId, scenarioKey, drillIncident } = await practise(chief, place, short[4] ?? '')
  const lines = short.filter((text) => text === text.trim() && !text.includes('\n'))
  const around = await sayOnCall(server, chief, place, lines[3] ?? '')
  // Every text in the timeline, and each field of every operation a good share of them.
  for (const text of vectors) {
    const input = { entryId: randomUUID(), kind: text.length % 2 ? 'note' : 'hypothesis', text }
    await send('POST', `/api/v1/incidents/${id}/commands/add-entry`, { commandId: randomUUID(), input })
  }
  const dangerous = new Set(['withdraw', 'mark-duplicate', 'set-privacy', 'change-status'])
  const takers = [
    ...commandOperations,
    ...operations.filter(({ method, path }) => method !== 'get' && !path.includes('commands/')),
  ]
  for (const { method, path, body, id: name } of takers) {
    if (!body || dangerous.has(name) || path.includes('/people/') || path.includes('/setup')) continue
    for (const field of textFields(body.schema)) {
      counts.fields += 1
      for (let at = counts.fields % STEP; at < vectors.length; at += STEP) {
        const sent = withField(fresh(body.example ?? sampleOf(body.schema)), field, vectors[at] ?? '')
        await send(method, path.replace('{idOrKey}', id).replace(/\{\w+\}/g, otherId), sent)
      }
    }
  }
  for (const note of vectors.slice(0, 20)) {
    const journey = { mitigated: note, active: note }
    for (const [status, text] of Object.entries(journey)) {
      const input = { status, note: text }
      await send('POST', `/api/v1/incidents/${id}/commands/change-status`, { commandId: randomUUID(), input })
    }
  }
  const integration = await chief.send('POST', '/api/v1/integrations', {
    kind: 'alertmanager',
    name: vectors[4],
    serviceId,
  })
  const alerts = vectors.map((text, index) => ({
    status: 'firing',
    labels: { alertname: text, [`l ${text}`]: text },
    annotations: { summary: text, description: text, runbook_url: text },
    generatorURL: text,
    startsAt: new Date().toISOString(),
    fingerprint: `v-${index}`,
  }))
  await send('POST', new URL(JSON.parse(integration.text).url).pathname, { version: '4', status: 'firing', alerts })

  await page.addInitScript(() => Reflect.set(window, 'owned', () => Reflect.set(window, 'isOwned', true)))
  await openRoom(page, key)
  await expect(page.getByRole('article').first()).toBeVisible()
  await page.getByRole('article').last().hover()
  for (let screens = 0; screens < 12; screens += 1) {
    await page
      .getByRole('feed')
      .or(page.getByRole('log'))
      .first()
      .press('PageUp')
      .catch(() => {})
    expect(await isOwned(page)).toBe(false)
  }
  const bad = 'a[href^="javascript" i], a[href^="data:" i], [onerror], [onload], [onfocus], main script:not([nonce])'
  expect(await page.locator(bad).count()).toBe(0)
  for (const path of [
    '/',
    '/incidents',
    '/now',
    '/services',
    `/services/${serviceId}`,
    '/crutches',
    '/card',
    '/drills',
    `/drills/${drillId}`,
    `/drills/${drillId}/debrief`,
    `/drills/scenario?key=${scenarioKey}`,
    `/incidents/${drillIncident.key}`,
    `/incidents/${key}/replay`,
    '/settings/procedure',
    '/settings/actions',
    '/settings/mail',
    '/settings/teams',
    '/settings/people',
    '/settings/tokens',
    '/settings/integrations',
    '/settings/notifications',
    '/settings/channels',
    '/alerts',
    '/on-call',
    '/on-call/policies',
    '/history/incidents',
    ...around,
    '/api-docs',
    ...(isFull ? Object.keys(pages).filter((path) => !path.includes('{') && !LED_AWAY.has(path)) : []),
  ]) {
    await page.goto(path)
    await expect(page.getByRole('heading').first()).toBeVisible()
    expect(await isOwned(page), path).toBe(false)
    expect(await page.locator(bad).count(), path).toBe(0)
  }
  await page.goto('/')
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByPlaceholder(/An incident, a word/).fill('owned')
  await expect(page.getByRole('option').first()).toBeVisible()
  expect(await isOwned(page)).toBe(false)
  const reports = problems.filter((problem) => problem.startsWith('Content-Security-Policy'))
  // Each of the checks above would have ended the test.
  record('scripts as text', { vectors: vectors.length, ...counts, executions: 0, 'policy reports': reports.length })
})
