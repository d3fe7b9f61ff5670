import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessibility.ts'
import { expect, phone, test } from './fixtures.ts'
import { createToken, type Person } from './people.ts'
import type { TestServer } from './server.ts'

const DAY_MS = 86_400_000

/** A rota of weekly turns by the clocks of UTC; this week is that of the first of these people. */
async function createRota(server: TestServer, people: Person[]) {
  const [first] = people
  const headers = { authorization: `Bearer ${await createToken(server, first!)}`, 'content-type': 'application/json' }
  const known = await (await fetch(`${server.url}/api/v1/people`, { headers })).json()
  const idOf = ({ email }: Person): string => known.people.find((one: { email: string }) => one.email === email).id
  const key = `rota-${randomUUID().slice(0, 8)}`
  const today = new Date()
  const monday = new Date(today.getTime() - ((today.getUTCDay() + 6) % 7) * DAY_MS)
  const layer = {
    name: 'Weekly',
    participantIds: people.map(idOf),
    startsOn: monday.toISOString().slice(0, 10),
    handoverAt: '00:00',
    turn: { count: 1, unit: 'weeks' },
    windows: [],
  }
  const rotation = { zone: 'UTC', hasSecondary: true, layers: [layer] }
  const answer = await fetch(`${server.url}/api/v1/rotas`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ key, name: `Till ${key.slice(5)}`, rotation }),
  })
  expect(answer.status, await answer.clone().text()).toBe(201)
  const { rota } = await answer.json()
  return { id: rota.id as string, name: rota.name as string, path: `/on-call/${key}`, firstId: layer.participantIds[0] }
}

/** Turns to the next month: until the calendar shows it, what is drawn there would be drawn in this one. */
async function showNextMonth(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Month after' }).click()
  await expect(page.getByRole('button', { name: 'Today', exact: true })).toBeVisible()
}

/** Drags over the line of the primary in a week of the calendar, from a place to another, in days from its Monday. */
async function dragOver(page: Page, week: number, from: number, to: number): Promise<void> {
  const line = page.locator(`[data-week="${week}"] > [data-seat=primary]`)
  // The weeks stand where they stay once their shifts are there.
  await expect(line.getByRole('listitem').first()).toBeVisible()
  await line.scrollIntoViewIfNeeded()
  const box = (await line.boundingBox())!
  const y = box.y + box.height / 2
  const x = (place: number) => box.x + (place / 7) * box.width
  await page.mouse.move(x(from), y)
  await page.mouse.down()
  await page.mouse.move(x((from + to) / 2), y, { steps: 4 })
  await page.mouse.move(x(to), y, { steps: 4 })
  await page.mouse.up()
}

test('[ONCALL-3] [ONCALL-4] an override is drawn over the calendar, seen by others, and taken back', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const [ada, ravi, lin] = [await newPerson('Ada Osei'), await newPerson('Ravi Menon'), await newPerson('Lin Zhao')]
  const rota = await createRota(server, [ada, ravi])
  const here = await browserFor(ada)
  await here.goto(rota.path)
  await expect(here.getByRole('heading', { name: rota.name })).toBeVisible()
  await showNextMonth(here)
  await dragOver(here, 1, 1.02, 3.02)
  const form = here.getByRole('region', { name: 'Override' })
  await expect(form.getByLabel('From', { exact: true })).toHaveValue(/T00:00$/)
  await expect(form.getByLabel('To', { exact: true })).toHaveValue(/T00:00$/)
  await form.getByLabel('Who takes it').selectOption({ label: lin.name })
  await form.getByLabel('Reason').fill('Ada is at the dentist')
  await expectAccessible(here)
  await form.getByRole('button', { name: 'Override' }).click()
  await expect(here.getByText('Lin Zhao has it', { exact: true })).toBeVisible()
  await here.screenshot({ path: 'test-results/pictures/on-call-calendar.png', fullPage: true })

  const there = await browserFor(ravi)
  await there.goto(rota.path)
  await showNextMonth(there)
  await there.getByRole('button', { name: /^Primary: Lin Zhao, Tue .* override$/ }).click()
  const details = there.getByRole('region', { name: 'Shift' })
  await expect(details).toContainText('by Ada Osei')
  await expect(details).toContainText('Ada is at the dentist')
  await details.getByRole('button', { name: 'Remove the override' }).click()
  await there.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(there.getByRole('button', { name: /^Primary: Lin Zhao/ })).toHaveCount(0)

  // By keys it is the same: two days are selected, and written about.
  await here.reload()
  await showNextMonth(here)
  await here.locator('[data-day][tabindex="0"]').focus()
  await here.keyboard.press('ArrowDown')
  await here.keyboard.press('Shift+ArrowRight')
  await here.keyboard.press('Enter')
  await expect(here.getByRole('region', { name: 'Override' }).getByLabel('From', { exact: true })).toHaveValue(
    /T00:00$/,
  )
})

test('[ONCALL-1] [ONCALL-5] cover is asked, offered and accepted', async ({ browserFor, newPerson, server }) => {
  const [ada, ravi] = [await newPerson('Ada Osei'), await newPerson('Ravi Menon')]
  const rota = await createRota(server, [ada, ravi])
  const here = await browserFor(ada)
  await here.goto('/')
  await expect(here.getByRole('heading', { name: `You are on call for ${rota.name}` })).toBeVisible()
  await here.goto('/on-call/shifts')
  await here.getByRole('button', { name: 'Ask for cover or a swap' }).first().click()
  await here.getByRole('dialog').getByLabel('Note').fill('A wedding')
  await here.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(here.getByText(`Everybody of ${rota.name} is asked`, { exact: true })).toBeVisible()

  const there = await browserFor(ravi, phone)
  await there.goto('/')
  await there.getByRole('link', { name: 'On call', exact: true }).click()
  const asked = there.getByRole('listitem').filter({ hasText: 'Ada Osei asks for cover' })
  await expect(asked).toContainText('A wedding')
  expect(await there.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expectAccessible(there)
  await asked.getByRole('button', { name: 'Offer' }).click()
  await there.getByRole('dialog').getByRole('button', { name: 'Offer' }).click()
  await expect(asked).toContainText('You offered')
  await there.screenshot({ path: 'test-results/pictures/on-call-phone.png', fullPage: true })

  await here.goto(rota.path)
  await here.getByRole('button', { name: 'Accept the offer of Ravi Menon' }).click()
  await expect(here.getByRole('button', { name: /^Primary: Ravi Menon, .*, cover$/ }).first()).toBeVisible()
  await there.goto('/on-call/shifts')
  await expect(there.getByText('Cover', { exact: true }).first()).toBeVisible()
})

test('[ONCALL-2] a stakeholder reads who is on call, and changes nothing', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const [ada, ravi] = [await newPerson('Ada Osei'), await newPerson('Ravi Menon')]
  const rota = await createRota(server, [ada, ravi])
  const page = await browserFor(await newPerson('Jonas Brandt', 'stakeholder'))
  await page.goto('/on-call')
  const card = page.getByRole('article', { name: rota.name })
  await expect(card).toContainText('Ada Osei')
  await expect(page.getByRole('button', { name: 'Take it' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'New rota' })).toHaveCount(0)
  await card.getByRole('link', { name: rota.name }).click()
  await page
    .getByRole('button', { name: /^Primary: Ada Osei/ })
    .first()
    .click()
  const details = page.getByRole('region', { name: 'Shift' })
  await expect(details).toContainText('Primary')
  await expect(details.getByRole('button')).toHaveCount(1)
  await showNextMonth(page)
  await dragOver(page, 1, 1.02, 3.02)
  await expect(page.getByRole('region', { name: 'Override' })).toHaveCount(0)
  expect((await page.request.get(`${rota.path}/edit`)).status()).toBe(404)
  const at = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString()
  const override = { id: randomUUID(), seat: 'primary', personId: rota.firstId, from: at(1), to: at(2) }
  const headers = { origin: server.url }
  const answer = await page.request.post(`/api/v1/rotas/${rota.id}/overrides`, { data: override, headers })
  expect(answer.status(), await answer.text()).toBe(403)
})

test('[ROTA-21] [ONCALL-6] skills are said in the profile, and what a rota comes to is drawn while it is typed', async ({
  browserFor,
  newPerson,
}) => {
  // Others of this run are called Ada, too.
  const ada = await newPerson(`Ada ${randomUUID().slice(0, 8)}`)
  const page = await browserFor(ada, phone)
  await page.goto('/settings/profile')
  await page.getByLabel('Skills').fill('Kafka, go, kafka')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Profile saved', { exact: true })).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Skills')).toHaveValue('go, kafka')

  await page.goto('/on-call/new')
  const name = page.getByLabel('Name', { exact: true })
  await page.getByRole('button', { name: 'Add rota' }).click()
  await expect(name).toBeFocused()
  await expect(page.getByText('The name is empty.')).toBeVisible()
  await name.fill(`Night shop ${randomUUID().slice(0, 6)}`)
  await page.getByLabel('Somebody to add').selectOption({ label: ada.name })
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  // Of what is added the first field has the focus; of what is gone the list that it was in.
  await page.getByRole('button', { name: 'Add hours' }).click()
  await expect(page.getByLabel('Hours 1 from, day')).toBeFocused()
  await page.getByRole('button', { name: 'Remove hours 1' }).click()
  await expect(page.getByRole('group', { name: 'Only in these hours' }).getByRole('list')).toBeFocused()
  const preview = page.getByRole('region', { name: 'The first four weeks' })
  await expect(preview.getByTitle(/^Primary: You/).first()).toBeVisible()
  await expect(page.getByRole('region', { name: 'What to look at' })).toContainText('is alone on it')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Add rota' }).click()
  await expect(page.getByRole('heading', { name: /^Night shop/ })).toBeVisible()
})
