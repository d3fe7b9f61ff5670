import { randomUUID } from 'node:crypto'
import { expectAccessible } from './accessibility.ts'
import { expect, phone, test } from './fixtures.ts'
import { createToken } from './people.ts'
import { comeToLife, line } from './war-room.ts'

test('[DRILL-2] [DRILL-3] [DRILL-6] [DRILL-7] a drill is started, played, ended and talked over', async ({
  browserFor,
  newPerson,
  server,
}) => {
  test.slow()
  const admin = await newPerson('Ada Osei', 'admin')
  const [mara, ravi] = [await newPerson('Mara Lind'), await newPerson('Ravi Menon')]
  const token = await createToken(server, admin)
  const key = `till-${randomUUID().slice(0, 8)}`
  await fetch(`${server.url}/api/v1/services`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ key, name: `Till ${key.slice(5)}` }),
  })

  const there = await browserFor(ravi, phone)
  await there.goto('/settings/profile')
  await there.getByRole('checkbox', { name: 'I take part in drills' }).check()
  await there.getByRole('button', { name: 'Save' }).click()
  await expect(there.getByText('Profile saved', { exact: true })).toBeVisible()

  const here = await browserFor(mara)
  await here.goto('/')
  await here.getByRole('link', { name: 'Drills', exact: true }).first().click()
  await expect(here.getByRole('heading', { name: 'Library' })).toBeVisible()
  await expectAccessible(here)
  await here.screenshot({ path: 'test-results/pictures/drills.png', fullPage: true })
  await here.getByRole('link', { name: 'Start Orders take half a minute, and some are lost' }).click()
  await here.getByLabel('What calls the provider on every order').selectOption({ label: `Till ${key.slice(5)}` })
  await here.getByLabel('Whom to invite').fill('Ravi')
  await here.getByRole('option', { name: 'Ravi Menon' }).first().click()
  await here.screenshot({ path: 'test-results/pictures/drill-start.png', fullPage: true })
  await here.getByRole('button', { name: 'Start the drill' }).click()
  await expect(here.getByText('Only you and admins see this page')).toBeVisible()
  const master = new URL(here.url()).pathname
  // At once: after a minute and a half the second step comes by itself.
  await expect(here.getByText('1 of 8')).toBeVisible()
  await here.getByRole('button', { name: 'Now' }).click()
  await expect(here.getByText('2 of 8')).toBeVisible()

  await there.goto('/')
  await there.getByRole('button', { name: /^Notifications/ }).click()
  await there.getByRole('link', { name: /invites you to a drill/ }).click()
  await expect(there.getByText('Nothing is really broken.')).toBeVisible()
  await expect(line(there, 'p95 of placing an order is 31 s')).toBeVisible()
  await expect(line(there, 'All 200 workers wait')).toBeVisible()
  await here.getByRole('textbox', { name: 'Who' }).fill('Head of sales')
  await here.getByRole('textbox', { name: 'What they say' }).fill('Is it us, or them?')
  await here.getByRole('button', { name: 'Say it' }).click()
  await expect(line(there, 'Is it us, or them?')).toContainText('simulated')

  const commander = here.getByRole('listitem').filter({ hasText: 'Somebody takes command' })
  await expect(commander).toContainText('not yet')
  await there.getByRole('button', { name: 'Take command' }).first().click()
  await expect(commander).toContainText(/at 0\d:\d\d/)
  await here.screenshot({ path: 'test-results/pictures/drill-master.png', fullPage: true })
  await expectAccessible(here)
  await there.screenshot({ path: 'test-results/pictures/drill-room-phone.png' })
  expect((await there.request.get(`/api/v1${master}`)).status()).toBe(404)

  const lever = here.getByRole('listitem').filter({ hasText: 'The check is switched off or bypassed' })
  await expect(lever).toContainText('not yet')
  const script = await createToken(server, ravi)
  const { drill } = await (await here.request.get(`/api/v1${master}`)).json()
  const pulled = await fetch(`${server.url}/api/v1/incidents/${drill.incident.id}/commands/propose-mitigation`, {
    method: 'POST',
    headers: { authorization: `Bearer ${script}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      commandId: randomUUID(),
      input: {
        mitigationId: randomUUID(),
        kind: 'flag-off',
        lever: 'flag-off',
        serviceId: drill.services[0].service.id,
        title: 'Address check off',
        checkMinutes: 3,
        reversible: true,
        start: true,
      },
    }),
  })
  expect(pulled.ok, await pulled.text()).toBe(true)
  await expect(lever).toContainText(/at 0\d:\d\d/)

  await here.getByRole('button', { name: 'Pause' }).click()
  await expect(there.getByText('It is paused')).toBeVisible()
  await here.getByRole('button', { name: 'End', exact: true }).click()
  await here.getByRole('button', { name: 'End the drill' }).click()
  await expect(there.getByText('It is over.')).toBeVisible()
  await here.getByRole('link', { name: 'Debrief' }).click()
  await expect(here.getByRole('row', { name: /Who coordinates/ })).toContainText(/\d\d:\d\d/)
  await expectAccessible(here)
  await here.screenshot({ path: 'test-results/pictures/drill-debrief.png', fullPage: true })
  await there.goto(`${master}/debrief`)
  await expect(there.getByRole('heading', { name: /Debrief/ })).toBeVisible()
  await there.screenshot({ path: 'test-results/pictures/drill-debrief-phone.png', fullPage: true })
})

test('[DRILL-1] [DRILL-8] what is wrong with a scenario is said with its line', async ({ browserFor, newPerson }) => {
  const page = await browserFor(await newPerson('Mara Lind'))
  await page.goto('/drills/scenario')
  // While React takes over a text area, it forgets what is selected in it: `fill` would add to the text.
  await comeToLife(page)
  const source = page.getByLabel('The scenario, as YAML')
  const text = await source.inputValue()
  await source.fill(text.replace('at: t+2m', 'at: soon').replace('my-scenario', `mine-${randomUUID().slice(0, 8)}`))
  await page.getByRole('button', { name: 'Save as my own' }).click()
  await expect(page.getByRole('alert').filter({ hasText: /line \d+: steps\.2\.at is not a time/ })).toBeVisible()
  await page.screenshot({ path: 'test-results/pictures/drill-scenario.png', fullPage: true })
  await source.fill((await source.inputValue()).replace('at: soon', 'at: t+2m'))
  await page.getByRole('button', { name: 'Save as my own' }).click()
  await expect(page.getByRole('heading', { name: 'What people will see first' })).toBeVisible()
  await expectAccessible(page)
})

test('[DRILL-11] a scenario that somebody else saved meanwhile is not written over, and nothing typed is lost', async ({
  browserFor,
  newPerson,
}) => {
  const [page, other] = [
    await browserFor(await newPerson('Mara Lind')),
    await browserFor(await newPerson('Olga', 'admin')),
  ]
  const key = `mine-${randomUUID().slice(0, 8)}`
  const sourceOn = (where: typeof page) => where.getByLabel('The scenario, as YAML')
  await page.goto('/drills/scenario')
  await comeToLife(page)
  const text = (await sourceOn(page).inputValue()).replace('my-scenario', key)
  await sourceOn(page).fill(text)
  await page.getByRole('button', { name: 'Save as my own' }).click()
  await expect(page).toHaveURL(new RegExp(`key=${key}$`))
  await other.goto(`/drills/scenario?key=${key}`)
  await comeToLife(other)

  await sourceOn(page).fill(text.replace('One request in ten', 'One request in five'))
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Scenario saved', { exact: true }).first()).toBeVisible()

  const typed = text.replace('One request in ten', 'Every request')
  await sourceOn(other).fill(typed)
  await other.getByRole('button', { name: 'Save', exact: true }).click()
  const note = other.getByRole('alert').filter({ hasText: 'Mara Lind changed this scenario meanwhile.' })
  await expect(note).toBeVisible()
  await expect(sourceOn(other)).toHaveValue(typed)
  await expectAccessible(other)
  await other.getByRole('button', { name: 'Take theirs' }).click()
  await expect(note).toHaveCount(0)
  await expect(sourceOn(other)).toHaveValue(/One request in five/)

  await sourceOn(page).fill(text.replace('One request in ten', 'No request'))
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await sourceOn(other).fill(typed)
  // What was saved there first is not known here yet.
  await expect.poll(async () => (await page.request.get(`/api/v1/scenarios/${key}`)).text()).toContain('No request')
  await other.getByRole('button', { name: 'Save', exact: true }).click()
  await other.getByRole('button', { name: 'Keep mine, then save' }).click()
  await expect(sourceOn(other)).toHaveValue(typed)
  await other.getByRole('button', { name: 'Save', exact: true }).click()
  await expect.poll(async () => (await page.request.get(`/api/v1/scenarios/${key}`)).text()).toContain('Every request')
})
