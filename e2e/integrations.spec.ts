import { expectAccessible } from './accessibility.ts'
import { expect, phone, test } from './fixtures.ts'
import { createToken } from './people.ts'
import { comeToLife } from './war-room.ts'

const alertOf = (status: 'firing' | 'resolved') => ({
  version: '4',
  status,
  alerts: [
    {
      status,
      labels: { alertname: 'PodCrashLooping', severity: 'warning' },
      annotations: { summary: 'Pod ledger-1 restarts again and again' },
      startsAt: new Date().toISOString(),
      fingerprint: '8915997b0b9da381',
    },
  ],
})

const post = (url: string, body: object) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

test('[INTAKE-1] an admin adds an Alertmanager, gives it a new key, and disables it', async ({
  browserFor,
  newPerson,
}) => {
  const page = await browserFor(await newPerson('Ada Osei', 'admin'))
  await page.goto('/settings/integrations')
  await page.getByRole('button', { name: 'Add integration' }).click()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByText('The name is empty.')).toBeVisible()
  await page.getByLabel('Name').fill('Production alerts')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  const url = await page.getByLabel('Webhook URL').inputValue()
  await expect(page.getByText('webhook_configs:')).toContainText(url)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'I have copied it' }).click()

  await expect(page.getByRole('heading', { name: 'Production alerts' })).toBeVisible()
  await expect.poll(() => page.content()).not.toContain(new URL(url).pathname.split('/').at(-1))
  await expect(page.getByText('Nothing yet')).toBeVisible()
  await expectAccessible(page)
  expect((await post(url, alertOf('firing'))).status).toBe(200)
  expect((await post(url, { version: '4', alerts: 'many' })).status).toBe(400)
  await page.reload()
  await expect(page.getByText('Refused because: alerts:')).toBeVisible()
  await expect(page.locator('dd').nth(1)).toHaveText('1')
  await page.screenshot({ path: test.info().outputPath('integration.png'), fullPage: true })

  await page.getByLabel('Open an incident when there is none to join').click()
  await page.getByRole('textbox', { name: 'Value' }).first().fill('warning')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('“warning” stands there twice.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Value' }).first().fill('page')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Open an incident when there is none to join')).not.toBeChecked()

  await page.getByRole('button', { name: 'Make a new key' }).click()
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Make a new key' }).click()
  const renewed = await page.getByLabel('Webhook URL').inputValue()
  await page.getByRole('button', { name: 'I have copied it' }).click()
  expect((await post(url, alertOf('firing'))).status).toBe(404)
  expect((await post(renewed, alertOf('resolved'))).status).toBe(200)

  await page.getByRole('button', { name: 'Disable' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click()
  await expect(page.getByText('Disabled', { exact: true })).toBeVisible()
  expect((await post(renewed, alertOf('firing'))).status).toBe(404)
  await page.getByRole('button', { name: 'Enable' }).click()
  await expect(page.getByText('Disabled', { exact: true })).toHaveCount(0)
})

test('integrations on a phone, and for nobody but admins', async ({ browserFor, newPerson, server }) => {
  await server.operate('create-integration', ['--kind', 'alertmanager', '--name', 'Alerts of the shops'])
  const page = await browserFor(await newPerson('Ada Osei', 'admin'), { ...phone, colorScheme: 'dark' })
  await page.goto('/settings/integrations')
  await expectAccessible(page)
  await page.screenshot({ path: test.info().outputPath('list.png'), fullPage: true })
  await page.getByRole('link', { name: 'Alerts of the shops' }).click()
  await expect(page.getByRole('heading', { name: 'Alerts of the shops' })).toBeVisible()
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.screenshot({ path: test.info().outputPath('detail.png'), fullPage: true })

  const other = await browserFor(await newPerson('Lin Zhao'))
  expect((await other.goto('/settings/integrations'))?.status()).toBe(404)
})

test('[VIEW-7] a page of alerts that is left open follows what fires without an incident', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei', 'admin')
  const made = await fetch(`${server.url}/api/v1/integrations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await createToken(server, ada)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'alertmanager', name: 'Alerts apart', rules: { opensIncident: false } }),
  })
  const { url } = await made.json()
  const page = await browserFor(ada)
  await page.clock.install()
  await page.goto('/alerts')
  await expect(page.getByRole('heading', { name: 'Silences' })).toBeVisible()
  const apart = page.getByRole('region', { name: 'Firing without an incident' })
  const title = apart.getByText('Pod ledger-1 restarts again and again')
  await expect(title).toHaveCount(0)
  await comeToLife(page)
  await post(url, alertOf('firing'))
  await page.clock.fastForward('00:16')
  await expect(title).toBeVisible()
  await post(url, alertOf('resolved'))
  await page.clock.fastForward('00:16')
  await expect(title).toHaveCount(0)
})
