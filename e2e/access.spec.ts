import type { Route } from '@playwright/test'
import { io } from 'socket.io-client'
import { expect, test } from './fixtures.ts'
import { createToken } from './people.ts'
import { checkout, line, log, openRoom, scriptOf } from './war-room.ts'

test('[ACCESS-2] a stakeholder reads everything live and cannot write', async ({ browserFor, newPerson, server }) => {
  const [ada, sam] = [await newPerson('Ada Osei'), await newPerson('Sam Reader', 'stakeholder')]
  const script = await scriptOf(server, ada)
  const incident = await script.declare(checkout)
  const page = await browserFor(sam)
  await page.goto('/')
  await expect(page.getByRole('button', { name: /Declare incident/ })).toHaveCount(0)
  await openRoom(page, incident.key)
  await expect(page.getByText('You follow this incident as a stakeholder')).toBeVisible()
  await expect(page.getByRole('textbox', { name: /^New / })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Take command' })).toHaveCount(0)
  await script.run(incident, 'change-severity', { severity: 'sev1' })
  await expect(page.getByText('SEV1').first()).toBeVisible()

  const token = await createToken(server, sam)
  const refused = await fetch(`${server.url}/api/v1/incidents/${incident.id}/commands/change-severity`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ commandId: crypto.randomUUID(), input: { severity: 'sev4' } }),
  })
  expect(refused.status).toBe(403)
})

test('[ACCESS-1] a private incident does not exist for others: by address, list, search and socket', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const [ada, ravi] = [await newPerson('Ada Osei'), await newPerson('Ravi Menon')]
  const script = await scriptOf(server, ada)
  const outsider = await scriptOf(server, ravi)
  const canary = `canary${Date.now()}`
  const incident = await script.declare({ ...checkout, title: `${canary} leaked keys`, visibility: 'private' })
  await script.run(incident, 'add-entry', { entryId: crypto.randomUUID(), kind: 'note', text: `${canary} rotated` })

  const inside = await browserFor(ada)
  await openRoom(inside, incident.key)
  await expect(line(inside, `${canary} rotated`)).toBeVisible()

  const outside = await browserFor(ravi)
  const missing = `/incidents/INC-${incident.number + 1000}`
  for (const path of [`/incidents/${incident.key}`, `/incidents/${incident.id}`, missing]) {
    await outside.goto(path)
    await expect(outside.getByRole('heading', { level: 1 })).toHaveText('There is no such incident')
    expect(await outside.content()).not.toContain(canary)
  }
  for (const path of [
    `/api/v1/incidents/${incident.id}`,
    `/api/v1/incidents/${incident.key}/events`,
    `/api/v1/incidents/${incident.key}/room`,
    `/api/v1/incidents/${incident.key}/verify`,
  ]) {
    const real = await outsider.look(path)
    expect(real.status, path).toBe(404)
    expect(real.body).not.toContain(canary)
  }
  expect((await outsider.look(`/api/v1/incidents?limit=100`)).body).not.toContain(canary)
  expect((await outsider.look(`/api/v1/search?q=${canary}`)).body).not.toContain('rotated')
  await outside.goto('/incidents')
  expect(await outside.content()).not.toContain(canary)

  const token = await createToken(server, ravi)
  const socket = io(server.url, { path: '/realtime', transports: ['websocket'], auth: { token }, forceNew: true })
  const join = (id: string) => socket.timeout(20_000).emitWithAck('join', id, null)
  const answers = await Promise.all([join(incident.id), join(crypto.randomUUID())])
  socket.close()
  expect(answers[0]).toMatchObject({ kind: 'refused', code: 'not_found' })
  expect(answers[0]).toEqual(answers[1])
})

test('[ACCESS-8] [RT-9] whoever is removed from a private incident is out of the open room', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const [ada, ravi] = [await newPerson('Ada Osei'), await newPerson('Ravi Menon')]
  const script = await scriptOf(server, ada)
  const raviId = await (await scriptOf(server, ravi)).personId()
  const incident = await script.declare({ ...checkout, visibility: 'private' })
  await script.run(incident, 'add-member', { personId: raviId })
  const page = await browserFor(ravi)
  await openRoom(page, incident.key)
  await log(page, 'I can see it')
  await expect(line(page, 'I can see it')).toBeVisible()
  await script.run(incident, 'remove-member', { personId: raviId })
  await expect(page.getByText('You can no longer see this incident')).toBeVisible()
  expect(await page.content()).not.toContain('I can see it')
})

test('[ACCESS-3] opening a private incident is done with one press, and offers no closing in its place', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const incident = await (await scriptOf(server, ada)).declare({ ...checkout, visibility: 'private' })
  const page = await browserFor(ada)
  await openRoom(page, incident.key)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Members…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Open to the organisation' }).click()
  await expect(line(page, 'made this incident open to the organisation')).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('[DUP-1] [DUP-4] a duplicate closes, points to the other room, and carries its people over', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const [ada, ravi] = [await newPerson('Ada Osei'), await newPerson('Ravi Menon')]
  const script = await scriptOf(server, ada)
  const raviScript = await scriptOf(server, ravi)
  const title = 'Payments are down for everybody who pays by card, by invoice or in any other way, in every region'
  const original = await script.declare({ ...checkout, title })
  const copy = await raviScript.declare({ ...checkout, title: 'Cards do not work' })
  await raviScript.run(copy, 'join', {})
  const page = await browserFor(ada)
  const there = await browserFor(ravi)
  await openRoom(page, copy.key)
  await openRoom(there, copy.key)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: /Mark as a duplicate/ }).click()
  await page.getByLabel('Find the other incident').fill('Payments are down')
  await page.getByRole('radio', { name: new RegExp(`${original.key}\\b`) }).check()
  const choices = page.getByRole('group', { name: 'The other incident' })
  expect(await choices.evaluate((one) => one.scrollWidth <= (one.parentElement?.clientWidth ?? 0))).toBe(true)
  await page.getByRole('button', { name: `It is the same as ${original.key}` }).click()

  await there.getByRole('link', { name: `Go to ${original.key}` }).click()
  await expect(there).toHaveURL(new RegExp(`/incidents/${original.key}$`))
  await expect(line(there, copy.key).first()).toBeVisible()
  await expect
    .poll(async () => {
      const { incident } = await script.get<{ incident: { participants: { items: { name: string }[] } } }>(
        `/api/v1/incidents/${original.key}`,
      )
      return incident.participants.items.map(({ name }) => name)
    })
    .toContain('Ravi Menon')
})

test('[VIEW-7] what could not be read is not told as if there were none', async ({ browserFor, newPerson, server }) => {
  const ada = await newPerson('Ada Osei')
  const script = await scriptOf(server, ada)
  const [incident, other] = [await script.declare(checkout), await script.declare(checkout)]
  const page = await browserFor(ada)
  await openRoom(page, incident.key)
  const reads = /\/api\/v1\/(incidents|rotas)\?/
  const refuse = (route: Route) =>
    route.fulfill({ status: 429, json: { error: { code: 'rate_limited', message: 'Too many requests' } } })
  await page.route(reads, refuse)
  const dialog = page.getByRole('dialog')
  const again = dialog.getByRole('button', { name: 'Try again' })

  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: /Mark as a duplicate/ }).click()
  await expect(dialog.getByText('The incidents could not be read.')).toBeVisible()
  await expect(dialog.getByText('No other incident found')).toHaveCount(0)
  await page.unroute(reads)
  await again.click()
  await expect(dialog.getByRole('radio', { name: new RegExp(`${other.key}\\b`) })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)

  await page.route(reads, refuse)
  await page.keyboard.press('w')
  await expect(dialog.getByText('Not everything could be read.')).toBeVisible()
  await dialog.getByRole('searchbox', { name: 'Person' }).fill('Some rota')
  await expect(dialog.getByText('Who there is could not be read.')).toBeVisible()
  await page.unroute(reads)
  await again.click()
  await expect(dialog.getByText('Nobody is called like that.')).toBeVisible()
  await expect(again).toHaveCount(0)
  const told = /\/api\/v1\/notifications$/
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.route(told, refuse)
  await page.reload()
  await page.getByRole('button', { name: 'Notifications' }).click()
  await expect(dialog.getByText('What is for you could not be read.')).toBeVisible()
  await expect(dialog.getByText('Nothing for you')).toHaveCount(0)
  await page.unroute(told)
  await again.click()
  await expect(dialog.getByText('Nothing for you')).toBeVisible()
})
