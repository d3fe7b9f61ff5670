import { createHmac, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expectAccessible } from './accessibility.ts'
import { expect, phone, test } from './fixtures.ts'
import { createPerson, createToken } from './people.ts'
import type { TestServer } from './server.ts'
import { checkout, line, openRoom, scriptOf } from './war-room.ts'

interface Service {
  id: string
  key: string
  name: string
}

async function addService(server: TestServer, name: string): Promise<Service> {
  const token = await createToken(server, await createPerson(server, 'Catalogue Keeper', 'admin'))
  const response = await fetch(`${server.url}/api/v1/services`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ key: `${name}-${randomUUID().slice(0, 6)}`, name }),
  })
  const answer = await response.json()
  expect(response.ok, JSON.stringify(answer)).toBe(true)
  return answer.service ?? answer
}

const payload = (name: string) =>
  JSON.parse(readFileSync(`lib/server/integrations/github/payloads/${name}.json`, 'utf8'))

/** Delivers as GitHub does; the key at the end of the address is the secret. */
async function deliver(url: string, event: string, body: object): Promise<void> {
  const text = JSON.stringify(body)
  const secret = url.split('/').at(-1) ?? ''
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-github-event': event,
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`,
    },
    body: text,
  })
  expect(response.status, await response.text()).toBe(200)
}

/** A deployment of payments-api that ended this long ago. */
function deployment(id: number, ref: string, minutesAgo: number, by = 'ravi-menon') {
  const { deployment: deployed, deployment_status: status, ...rest } = payload('deployment-status-success')
  const at = new Date(Date.now() - minutesAgo * 60_000).toISOString()
  return {
    ...rest,
    deployment: { ...deployed, id, ref, created_at: at, creator: { login: by } },
    deployment_status: { ...status, created_at: at },
  }
}

test('[CHANGE-5] [CHANGE-8] [CHANGE-9] [CHANGE-10] changes are ranked, ruled out, noticed and claimed', async ({
  browserFor,
  server,
}) => {
  const [ada, ravi] = [await createPerson(server, 'Ada Osei'), await createPerson(server, 'Ravi Menon')]
  const service = await addService(server, 'payments-api')
  const url = await server.operate('create-integration', [
    '--kind',
    'github',
    '--name',
    'GitHub',
    '--service',
    service.key,
  ])
  await deliver(url, 'deployment_status', deployment(1, 'v8409', 60 * 50))
  await deliver(url, 'deployment_status', deployment(2, 'v8412', 22))
  const script = await scriptOf(server, ada)
  const incident = await script.declare({ ...checkout, serviceIds: [service.id] })
  const [here, there] = [await browserFor(ada), await browserFor(ravi)]
  await openRoom(here, incident.key)
  await openRoom(there, incident.key)

  const list = here.getByRole('complementary', { name: 'Situation' }).getByRole('listitem')
  const suspect = list.filter({ hasText: 'payments-api v8412' })
  await expect(suspect).toContainText('22 min before, ravi-menon, same service')
  await suspect.getByRole('button', { name: /^Suspicion 3 of 3/ }).click()
  await expect(here.getByText('A place to look first, not a verdict.')).toBeVisible()
  await expectAccessible(here)
  await here.keyboard.press('Escape')
  await suspect.getByRole('button', { name: /^Roll back/ }).click()
  await expect(here.getByRole('dialog').getByLabel('What exactly')).toHaveValue(/v8409$/)
  await here.keyboard.press('Escape')

  const theirs = there
    .getByRole('complementary', { name: 'Situation' })
    .getByRole('listitem')
    .filter({ hasText: 'v8409' })
  await theirs.getByRole('button', { name: /^Rule out/ }).click()
  const half = there.getByLabel('Ruled out because')
  await half.fill('It is behind a flag')
  await list
    .filter({ hasText: 'v8409' })
    .getByRole('button', { name: /^Rule out/ })
    .click()
  await here.getByLabel('Ruled out because').fill('It ran for two days.')
  await here.keyboard.press('Enter')
  const ruled = there
    .getByRole('complementary', { name: 'Situation' })
    .getByText('Ruled out by Ada Osei: It ran for two days.')
  await expect(ruled).toBeVisible()
  // Who was writing a reason of their own keeps it, where it was.
  await expect(half).toHaveValue('It is behind a flag')
  await there.keyboard.press('Escape')
  await expect(half).toHaveCount(0)

  await deliver(url, 'deployment_status', deployment(3, 'v8413', 0, 'somebody-else'))
  const card = there
    .getByRole('listitem')
    .filter({ hasText: 'Unannounced change: whose is it?' })
    .filter({ visible: true })
  await expect(card).toContainText('v8413')
  await expectAccessible(there)
  await here.screenshot({ path: test.info().outputPath('room.png') })
  await card.getByRole('button', { name: /It is mine/ }).click()
  await expect(line(here, 'Ravi Menon claimed payments-api v8413')).toBeVisible()
  await expect(here.getByText('Unannounced change: whose is it?').filter({ visible: true })).toHaveCount(0)
})

test('[PIPE-5] “we cannot deploy” is two taps on a phone, and joins what is open', async ({ browserFor, server }) => {
  const page = await browserFor(await createPerson(server, 'Noor Haddad'), { ...phone, colorScheme: 'dark' })
  await page.goto('/now')
  await page.getByRole('button', { name: 'We cannot deploy' }).tap()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page)
  await page.screenshot({ path: test.info().outputPath('cannot-deploy.png') })
  await page.getByRole('button', { name: 'An unstable CI' }).tap()
  await expect(page.getByRole('heading', { name: 'We cannot deploy: CI is unstable' })).toBeVisible()
  await expect(page.getByText('SEV1').filter({ visible: true }).first()).toBeVisible()
  await expect(page).toHaveURL(/\/incidents\/INC-\d+$/)
  const key = page.url().split('/').at(-1) ?? ''

  const other = await browserFor(await createPerson(server, 'Lin Zhao'))
  await other.goto('/')
  await other.getByRole('button', { name: 'We cannot deploy' }).filter({ visible: true }).click()
  await other.getByRole('button', { name: new RegExp(`^Join ${key}`) }).click()
  await expect(other).toHaveURL(new RegExp(`/incidents/${key}$`))
})

test('[CHANGE-1] an admin adds GitHub, and sees what it tells', async ({ browserFor, newPerson }) => {
  const page = await browserFor(await newPerson('Ada Osei', 'admin'))
  await page.goto('/settings/integrations')
  await page.getByRole('button', { name: 'Add integration' }).click()
  await page.getByRole('radio', { name: /GitHub/ }).click()
  await page.getByLabel('Name').fill('Deployments of Acme')
  await expectAccessible(page)
  await page.screenshot({ path: test.info().outputPath('add.png') })
  await page.keyboard.press('Enter')
  const url = await page.getByLabel('Webhook URL').inputValue()
  await expectAccessible(page)
  await page.screenshot({ path: test.info().outputPath('key.png') })
  await page.getByRole('button', { name: 'I have copied it' }).click()
  await expect(page.getByRole('heading', { name: 'Deployments of Acme' })).toBeVisible()
  await deliver(url, 'deployment_status', deployment(9, 'v8412', 3))
  await page.reload()
  await expect(page.getByText('payments-api v8412')).toBeVisible()
  await expect(page.getByText('No service: no room will see it')).toBeVisible()
  await page.getByLabel('Failing runs in a row').fill('0')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('A number from 1 to 20.')).toBeVisible()
  await page.getByLabel('Failing runs in a row').fill('3')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.screenshot({ path: test.info().outputPath('github.png'), fullPage: true })
})
