import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { IncidentEvent } from '@/lib/domain/incident/events'
import { expectAccessible } from './accessibility.ts'
import { expect, phone } from './fixtures.ts'
import { test } from './mail-fixtures.ts'
import { createPerson, createToken, type Person } from './people.ts'
import type { TestServer } from './server.ts'
import { checkout, line, openRoom, scriptOf } from './war-room.ts'

type Call = <T>(method: string, path: string, body?: object) => Promise<T>

async function callAs(server: TestServer, person: Person): Promise<Call> {
  const token = await createToken(server, person)
  return async (method, path, body) => {
    const response = await fetch(server.url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: body ? JSON.stringify(body) : null,
    })
    const answer = await response.json()
    expect(response.ok, `${method} ${path}: ${JSON.stringify(answer)}`).toBe(true)
    return answer
  }
}

/** A service whose policy asks who has a rota, then somebody by name; and what fires for it. */
async function pagedService(server: TestServer, first: Person, second: Person) {
  const call = await callAs(server, await createPerson(server, 'Catalogue Keeper', 'admin'))
  const { people } = await call<{ people: { id: string; email: string }[] }>('GET', '/api/v1/people')
  const idOf = ({ email }: Person) => people.find((one) => one.email === email)!.id
  const name = `Till ${randomUUID().slice(0, 6)}`
  const key = name.toLowerCase().replace(' ', '-')
  const layer = {
    name: 'Always',
    participantIds: [idOf(first)],
    startsOn: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
    handoverAt: '00:00',
    turn: { count: 1, unit: 'weeks' },
    windows: [],
  }
  const rotation = { zone: 'UTC', hasSecondary: false, layers: [layer] }
  const { rota } = await call<{ rota: { id: string } }>('POST', '/api/v1/rotas', { key, name, rotation })
  const { policy } = await call<{ policy: { id: string } }>('POST', '/api/v1/policies', {
    id: randomUUID(),
    name,
    steps: [
      { afterMinutes: 30, targets: [{ kind: 'rota', rotaId: rota.id, seat: 'primary' }] },
      { afterMinutes: 30, targets: [{ kind: 'person', personId: idOf(second) }] },
    ],
  })
  const { service } = await call<{ service: { id: string } }>('POST', '/api/v1/services', { key, name })
  await call('PATCH', `/api/v1/services/${service.id}`, { policyId: policy.id })
  const { url } = await call<{ url: string }>('POST', '/api/v1/integrations', {
    kind: 'alertmanager',
    name: `Alerts of ${name}`,
    serviceId: service.id,
  })
  return { name, policy, fire: (title: string) => fire(url, title) }
}

async function fire(url: string, title: string): Promise<void> {
  const alert = {
    status: 'firing',
    labels: { alertname: 'TillIsDown', severity: 'critical' },
    annotations: { summary: title },
    startsAt: new Date().toISOString(),
    fingerprint: randomUUID().slice(0, 16),
  }
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ version: '4', status: 'firing', alerts: [alert] }),
  })
  expect(response.status).toBe(200)
}

const waits = (page: Page) => page.getByRole('article', { name: /^Page of INC-/ })
const bar = (page: Page) => page.getByRole('region', { name: 'A page waits for you' })

test('[PAGE-2] [PAGE-4] an alert pages who is on call: the phone acknowledges, once, and the room shows it', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const [ada, ravi] = [await newPerson('Ada Osei'), await newPerson('Ravi Menon')]
  const { fire } = await pagedService(server, ada, ravi)
  const here = await browserFor(ada, phone)
  await here.goto('/')
  await fire('The tills take no cards')

  await expect(waits(here)).toContainText('The tills take no cards')
  await expect(here).toHaveTitle(/^\(1\) /)
  const acknowledge = waits(here).getByRole('button', { name: /^Acknowledge/ })
  expect((await acknowledge.boundingBox())?.height).toBeGreaterThanOrEqual(48)
  expect(await here.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expectAccessible(here)
  await here.screenshot({ path: 'test-results/pictures/paging-my-shift.png', fullPage: true })
  const key = (await waits(here).locator('.mono').first().textContent())!

  await acknowledge.dblclick()
  await expect(here.getByRole('region', { name: 'You were paged' })).toContainText('You acknowledged')
  await expect(waits(here)).toHaveCount(0)
  await expect(here).not.toHaveTitle(/^\(/)

  const there = await browserFor(ravi)
  await openRoom(there, key)
  await expect(there.locator('[data-section="Paging"]')).toContainText('Ada Osei has it')
  await expect(line(there, 'Ada Osei acknowledged')).toBeVisible()
  const script = await scriptOf(server, ravi)
  const { events } = await script.get<{ events: { type: string }[] }>(`/api/v1/incidents/${key}/events`)
  expect(events.filter(({ type }) => type === 'page.acknowledged')).toHaveLength(1)
})

test('[ESC-5] who declines gives a reason, and the next step is asked at once, wherever they are', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const [ada, ravi] = [await newPerson('Ada Osei'), await newPerson('Ravi Menon')]
  const { fire, name } = await pagedService(server, ada, ravi)
  const [here, there] = [await browserFor(ada, phone), await browserFor(ravi)]
  await here.goto('/')
  await there.goto('/incidents')
  await fire('The tills print nothing')

  await waits(here).getByRole('button', { name: 'Decline', exact: true }).click()
  await here.getByRole('button', { name: 'Decline, ask the next' }).click()
  await expect(here.getByText('Say why, in a word or two.')).toBeVisible()
  await here.getByLabel('Why you cannot come').fill('On a plane')
  await here.keyboard.press('Enter')
  await expect(here.getByRole('region', { name: 'You were paged' })).toContainText('You declined: On a plane')

  await expect(bar(there)).toContainText(`You are paged for ${name}`)
  await expectAccessible(there)
  await bar(there).getByRole('link', { name: 'Other answers' }).click()
  await expect(there.getByText('Step 2 of 2')).toBeVisible()
  await there.getByRole('button', { name: 'I am coming' }).click()
  await expectAccessible(there)
  await there.getByRole('button', { name: '15 minutes' }).click()
  await expect(there.getByText('Coming', { exact: true })).toBeVisible()
  await expect(there.getByText('I am there in')).toHaveCount(0)
  await there.screenshot({ path: 'test-results/pictures/paging-page.png', fullPage: true })
  await there.getByRole('link', { name: /^← INC-/ }).click()
  await expect(line(there, 'cannot come: On a plane')).toBeVisible()
  await expect(there.locator('[data-section="Paging"]')).toContainText('You have it')
})

test('[PAGE-1] [ESC-10] a policy is written, and the owner of a service paged from the room after saying whom', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const [ada, ravi] = [await newPerson('Ada Osei'), await newPerson('Ravi Menon')]
  const { name } = await pagedService(server, ravi, ada)
  const here = await browserFor(ada)
  await here.goto('/on-call/policies/new')
  await here.getByRole('button', { name: 'Add policy' }).click()
  await expect(here.getByText('Choose a rota.')).toBeVisible()
  await here.getByLabel('Name', { exact: true }).fill('Tills at night')
  await here.getByLabel('Step 1, target 1: who').selectOption({ label: `${name}, primary` })
  await here.getByRole('button', { name: 'Add step' }).click()
  await here.getByLabel('Step 2, target 1: what').selectOption({ label: 'A person' })
  await here.getByLabel('Step 2, target 1: who').selectOption({ label: ada.name })
  const timeline = here.getByRole('region', { name: 'If nobody answers' })
  await expect(timeline).toContainText(`Ravi Menon ${name} primary`)
  await here.getByRole('button', { name: 'Move step 2 up' }).click()
  await expect(timeline.getByRole('listitem').first()).toContainText('Ada Osei')
  await expectAccessible(here)
  // On a phone what a target is stands left of its cross.
  const viewport = here.viewportSize()!
  await here.setViewportSize(phone.viewport)
  const what = await here.getByLabel('Step 1, target 1: what').boundingBox()
  const cross = await here.getByRole('button', { name: 'Remove step 1, target 1' }).boundingBox()
  expect(what!.x + what!.width).toBeLessThan(cross!.x)
  await here.setViewportSize(viewport)
  await here.getByRole('button', { name: 'Add policy' }).click()
  await expect(here.getByRole('heading', { name: 'Tills at night' })).toBeVisible()
  await here.screenshot({ path: 'test-results/pictures/paging-policy.png', fullPage: true })

  const incident = await (await scriptOf(server, ada)).declare(checkout)
  await openRoom(here, incident.key)
  await here.keyboard.press('w')
  const dialog = here.getByRole('dialog', { name: 'Page' })
  await dialog.getByRole('radio', { name: 'Owner of a service' }).click()
  await dialog.getByRole('combobox', { name: 'Service' }).selectOption({ label: name })
  await expect(dialog.getByRole('status')).toContainText(`Asks now: Ravi Menon (step 1 of ${name})`)
  await expectAccessible(here)
  await dialog.getByRole('button', { name: 'Page the owner' }).click()
  const panel = here.locator('[data-section="Paging"]')
  await expect(panel).toContainText('Next: step 2 in')
  await panel.getByRole('button', { name: /^Escalate now/ }).click()
  await expect(panel).toContainText('Step 2 of 2')
})

test('[PAGE-16] Enter in the search pages nobody but whom the list shows as chosen', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const [ada, ben, cleo] = [
    await newPerson('Ada Osei'),
    await newPerson(`Ben ${randomUUID().slice(0, 6)}`),
    await newPerson(`Cleo ${randomUUID().slice(0, 6)}`),
  ]
  const script = await scriptOf(server, ada)
  const incident = await script.declare(checkout)
  const here = await browserFor(ada)
  await openRoom(here, incident.key)
  await here.keyboard.press('w')
  const dialog = here.getByRole('dialog', { name: 'Page' })
  const search = dialog.getByRole('searchbox', { name: 'Person' })
  await search.fill(cleo.name)
  // Who there is, is read as the dialog opens.
  await expect(dialog.getByRole('radio', { name: cleo.name })).toBeVisible()
  await search.press('Enter')
  await expect(dialog.getByRole('status')).toContainText(`Asks now: ${cleo.name}`)
  await search.fill('Nobody at all')
  await search.press('Enter')
  await search.fill(ben.name)
  await search.press('Enter')
  await expect(dialog.getByRole('status')).toContainText(`Asks now: ${ben.name}`)
  await search.press('Enter')
  await expect(dialog).toBeHidden()
  const paged = async () => {
    const { events } = await script.get<{ events: IncidentEvent[] }>(`/api/v1/incidents/${incident.key}/events`)
    const asked = events.filter((event) => event.type === 'pages.asked')
    return asked.flatMap(({ payload }) => payload.pages.map(({ person }) => person.name))
  }
  await expect.poll(paged).toEqual([ben.name])
})

test('[ESC-14] services that follow a policy are saved half way: what is left stands there, and is saved by pressing again', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei', 'admin')
  const { name, policy } = await pagedService(server, ada, ada)
  const call = await callAs(server, ada)
  const addService = async (key: string) =>
    (await call<{ service: { id: string } }>('POST', '/api/v1/services', { key, name: key })).service
  const [one, two] = [`one-${randomUUID().slice(0, 6)}`, `two-${randomUUID().slice(0, 6)}`]
  await addService(one)
  const refused = `**/api/v1/services/${(await addService(two)).id}`
  const page = await browserFor(ada)
  await page.goto(`/on-call/policies/${policy.id}`)
  for (const key of [one, two]) {
    await page.getByRole('combobox', { name: /^Services/ }).fill(key)
    await page.getByRole('option', { name: key }).click()
  }
  await page.route(refused, (route) => route.abort())
  await page.getByRole('button', { name: 'Save services' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Not all were saved.' })).toBeVisible()
  const section = page.getByRole('region', { name: 'Services that follow it' })
  for (const key of [name, one, two]) await expect(section.getByText(key, { exact: true })).toBeVisible()
  await page.unroute(refused)
  await page.getByRole('button', { name: 'Save services' }).click()
  await expect(page.getByText('The services are saved', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save services' })).toHaveCount(0)
  // The button that had the focus is gone; the focus is still in its form.
  await expect(page.locator(':focus').getByRole('combobox')).toBeVisible()
  for (const key of [name, one, two]) await expect(section.getByText(key, { exact: true })).toBeVisible()
})
