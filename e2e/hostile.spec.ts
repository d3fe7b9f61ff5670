import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { hostileTexts } from './hostile-text.ts'
import { createToken } from './people.ts'
import { checkout, comeToLife, openRoom, scriptOf } from './war-room.ts'

const sender = (base: string, token: string) => async (method: string, path: string, body?: unknown) => {
  const answer = await fetch(base + path, {
    method,
    redirect: 'manual',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  })
  return { status: answer.status, text: await answer.text() }
}

const owned = (page: Page) => page.evaluate(() => Reflect.get(window, 'isOwned') === true)

test('[FRONT-4] what people and machines write is shown as text and never runs', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const admin = await newPerson('Root <img src=x onerror=owned()>', 'admin')
  const reader = await newPerson('"><svg onload=owned()>', 'admin')
  const [script, readerScript] = [await scriptOf(server, admin), await scriptOf(server, reader)]
  const send = sender(server.url, await createToken(server, admin))
  const readerId = await readerScript.personId()
  const mark = '<img src=x onerror=owned()>'
  const made = JSON.parse((await send('POST', '/api/v1/services', { key: `s-${Date.now()}`, name: mark })).text)
  await send('POST', '/api/v1/teams', { key: `t-${Date.now()}`, name: `${mark}"'` })
  const incident = await script.declare({ ...checkout, title: mark, summary: mark, serviceIds: [made.service.id] })
  for (const text of hostileTexts) {
    const kind = text.length % 2 ? 'note' : 'hypothesis'
    await script.run(incident, 'add-entry', { entryId: randomUUID(), kind, text, mentions: [readerId] })
    const link = { linkId: randomUUID(), title: text, url: text }
    const { status } = await send('POST', `/api/v1/incidents/${incident.id}/commands/attach-link`, {
      commandId: randomUUID(),
      input: link,
    })
    expect(status, text).toBe(/^https?:/.test(text) ? 200 : 400)
  }
  const evidence = { text: mark, url: 'https://example.org/"onclick="owned()' }
  await script.run(incident, 'set-delivery-prevented', { deliveryPrevented: true })
  await script.run(incident, 'change-severity', { severity: 'sev3', evidence })
  await script.run(incident, 'set-bridge', { url: "https://example.org/'onclick='owned()" })
  for (const url of ['javascript:owned()', 'data:text/html,<script>owned()</script>', '//example.org', 'x']) {
    const refused = await send('POST', `/api/v1/incidents/${incident.id}/commands/set-bridge`, {
      commandId: randomUUID(),
      input: { url },
    })
    expect(refused.status, url).toBe(400)
    expect(refused.text).toContain('input.url')
  }
  const integration = await send('POST', '/api/v1/integrations', {
    kind: 'alertmanager',
    name: mark,
    serviceId: made.service.id,
  })
  const { url: hook, integration: receiver } = JSON.parse(integration.text)
  const alerts = hostileTexts.map((text, index) => ({
    status: 'firing',
    labels: { alertname: text, [`label ${text}`]: text },
    annotations: { summary: text, description: text, runbook_url: text },
    generatorURL: text,
    startsAt: new Date().toISOString(),
    fingerprint: `hostile-${index}`,
  }))
  expect((await fetch(hook, jsonOf({ version: '4', status: 'firing', alerts }))).status).toBe(200)
  await expect
    .poll(async () => (await script.look(`/api/v1/incidents/${incident.id}/alerts?limit=200`)).body)
    .toContain('"label <script>')

  const page = await browserFor(reader)
  await page.addInitScript(() => Reflect.set(window, 'owned', () => Reflect.set(window, 'isOwned', true)))
  await openRoom(page, incident.key)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(mark)
  await expect(page.getByRole('article').first()).toBeVisible()
  expect(await owned(page)).toBe(false)
  expect(await page.locator('a[href^="javascript" i], a[href^="data:" i], [onclick], [onload]').count()).toBe(0)
  await page.getByRole('button', { name: /^Notifications/ }).click()
  await expect(page.getByText('mentioned you').first()).toBeVisible()
  expect(await owned(page)).toBe(false)
  await page.goto('/')
  await comeToLife(page)
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('onerror owned')
  await expect(page.getByRole('option').first()).toBeVisible()
  expect(await owned(page)).toBe(false)
  const integrationPage = `/settings/integrations/${receiver.id}`
  for (const path of ['/incidents', '/now', '/services', '/settings/teams', '/settings/people', integrationPage]) {
    await page.goto(path)
    await expect(page.getByRole('heading').first()).toBeVisible()
    await page.waitForLoadState('networkidle')
    expect(await owned(page), path).toBe(false)
  }
})

const jsonOf = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

test('[API-2] what nobody can mean is refused by name, and never fails', async ({ newPerson, server }) => {
  const admin = await newPerson('Root', 'admin')
  const [script, send] = [await scriptOf(server, admin), sender(server.url, await createToken(server, admin))]
  const { id } = await script.declare(checkout)
  const cursors = ['["0000-01-01T00:00:00Z"', `["2026-01-01T00:00:00.${'1'.repeat(80)}Z"`].map((start) =>
    Buffer.from(`${start},"00000000-0000-4000-8000-000000000000"]`).toString('base64url'),
  )
  const values = ['', '%00', '-1', '1e99', 'NaN', '%ff', '0000-01-01', '2026-02-30', ':*%26|', "'\\", ...cursors]
  values.push('0000-01-01T00:00:00Z_00000000-0000-4000-8000-000000000000', 'x'.repeat(3000))
  const reads = {
    '/api/v1/incidents': 'status severity kind serviceId commanderId q from to cursor limit __proto__',
    '/api/v1/search': 'q incident limit',
    '/api/v1/services': 'archived',
    [`/api/v1/incidents/${id}/timeline`]: 'before after kinds person starred limit',
    [`/api/v1/incidents/${id}/events`]: 'after limit',
    [`/api/v1/incidents/${id}/alerts`]: 'status cursor limit',
  }
  const failed: unknown[] = []
  const check = (label: string, { status, text }: { status: number; text: string }) => {
    if (status >= 500 || (status === 400 && !JSON.parse(text).error.requestId)) failed.push([label, status, text])
  }
  for (const [path, names] of Object.entries(reads)) {
    for (const name of names.split(' ')) {
      for (const value of values) check(`${path}?${name}=${value}`, await send('GET', `${path}?${name}=${value}`))
    }
  }
  for (const part of ['%', '%ff', '%00', '%E0%A4%A', '..%2f', '__proto__', 'INC-0', 'INC-99999999999']) {
    const paths = ['/incidents/', '/settings/integrations/', '/api/v1/incidents/', '/api/auth/', '/api/v1/people/']
    for (const path of paths) check(path + part, await send('GET', path + part))
    check(`hook ${part}`, await send('POST', `/api/webhooks/alertmanager/${part}`, {}))
  }
  expect(failed).toEqual([])
})

test('[ACCESS-1] a command says the same of a private incident and of none, whatever it carries', async ({
  newPerson,
  server,
}) => {
  const [ada, ravi] = [await newPerson('Ada Osei'), await newPerson('Ravi Menon')]
  const secret = await (await scriptOf(server, ada)).declare({ ...checkout, visibility: 'private' })
  const { id: openId } = await (await scriptOf(server, ravi)).declare(checkout)
  const canary = secret.key.slice('INC-'.length)
  const bodies = [
    { commandId: 'x' },
    { commandId: randomUUID(), input: { nonsense: 1 } },
    { commandId: randomUUID(), input: {} },
    { commandId: randomUUID(), input: { severity: 'sev1' } },
  ]
  for (const scope of ['read', 'respond']) {
    const send = sender(server.url, await createToken(server, ravi, scope))
    const commandTo = async (key: string, name: string, body: unknown) => {
      const { status, text } = await send('POST', `/api/v1/incidents/${key}/commands/${name}`, body)
      const { requestId: _, ...error } = JSON.parse(text).error
      return { status, error }
    }
    for (const body of bodies) {
      for (const name of ['change-severity', 'nonsense', 'mark-absent', 'join']) {
        const missing = await commandTo('INC-999999', name, body)
        expect(await commandTo(secret.key, name, body), name).toEqual(missing)
        expect(await commandTo(secret.id, name, body), name).toEqual(await commandTo(randomUUID(), name, body))
      }
    }
    const duplicateOf = (of: string) => commandTo(openId, 'mark-duplicate', { commandId: randomUUID(), input: { of } })
    expect(await duplicateOf(secret.key)).toEqual(await duplicateOf('INC-999999'))
    expect(await duplicateOf(secret.id)).toEqual(await duplicateOf(randomUUID()))
    const listed = await send('GET', `/api/v1/incidents?q=${canary}`)
    expect(listed.text).not.toContain(secret.id)
    const mark = await send('PUT', `/api/v1/incidents/${openId}/read-mark`, { seq: 1 })
    expect(mark.status, 'ACCESS-2').toBe(scope === 'read' ? 403 : 200)
  }
})
