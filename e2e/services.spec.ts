import { expectAccessible } from './accessibility.ts'
import { desktop, expect, phone, test } from './fixtures.ts'

test('[CAT-1] [CAT-2] an admin keeps teams, on a desktop and on a phone', async ({ browserFor, newPerson }) => {
  const person = await newPerson('Lin Zhao')
  const admin = await newPerson('Ada Osei', 'admin')
  const page = await browserFor(admin)
  await page.goto('/settings/teams')
  await page.getByRole('button', { name: 'New team' }).click()
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused()
  await page.getByLabel('Name', { exact: true }).fill('Platform & Delivery')
  await expect(page.getByLabel('Key', { exact: true })).toHaveValue('platform-delivery')
  await page.getByLabel('People').fill(person.email)
  const offered = page.getByRole('option', { name: person.email })
  // A finger that scrolls past the list is put down on it too.
  await offered.dispatchEvent('pointerdown')
  await expect(offered).toHaveAttribute('aria-selected', 'false')
  await offered.click()
  await page.getByRole('button', { name: 'Remove Lin Zhao' }).click()
  await expect(page.getByLabel('People')).toBeFocused()
  await page.getByLabel('People').fill(person.email)
  await offered.click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Add team' }).click()
  const team = page.getByRole('listitem').filter({ hasText: 'Platform & Delivery' })
  await expect(team.getByText('Lin Zhao')).toBeAttached()
  await expectAccessible(page)

  const small = await browserFor(admin, { ...phone, colorScheme: 'dark' })
  await small.goto('/settings/teams')
  await expect(small.getByRole('listitem').filter({ hasText: 'Platform & Delivery' })).toBeVisible()
  await expectAccessible(small)
  await small.screenshot({ path: 'test-results/pictures/teams-phone-dark.png' })

  // Two who change it at once do not undo each other.
  const change = 'Change the team Platform & Delivery'
  await page.getByRole('button', { name: change }).click()
  await small.getByRole('button', { name: change }).click()
  await small.getByLabel('People').fill(admin.email)
  await small.getByRole('option', { name: admin.email }).click()
  await small.getByRole('button', { name: 'Save' }).click()
  await expect(small.getByRole('dialog')).toHaveCount(0)
  await page.getByLabel('Name', { exact: true }).fill('Platform')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const renamed = page.getByRole('listitem').filter({ hasText: 'platform-delivery' })
  await expect(renamed.getByText('Ada Osei, Lin Zhao')).toBeAttached()

  const responder = await browserFor(person)
  expect((await responder.goto('/settings/teams'))?.status()).toBe(404)
})

test('[API-8] the documentation of the API is readable by anybody, and its example works', async ({
  strangerBrowser,
  newPerson,
  server,
}) => {
  // A long page, and axe looks at every line of it.
  test.slow()
  const page = await strangerBrowser(desktop)
  await page.goto('/api-docs')
  await expect(page.getByRole('heading', { name: 'The API of Evenkeel' })).toBeVisible()
  await page.getByRole('link', { name: 'change-severity' }).click()
  const section = page.locator('#change-severity')
  await expect(section).toBeInViewport()
  await expect(section).toContainText('/api/v1/incidents/INC-42/commands/change-severity')
  await expectAccessible(page)
  await page.screenshot({ path: 'test-results/pictures/api-docs-desktop.png' })

  const small = await strangerBrowser({ ...phone, colorScheme: 'dark' })
  await small.goto('/api-docs#declare')
  await expectAccessible(small, '#declare')
  const width = await small.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
  await small.screenshot({ path: 'test-results/pictures/api-docs-phone-dark.png' })

  const document = await (await fetch(`${server.url}/api/v1/openapi.json`)).json()
  const { example } = document.paths['/api/v1/incidents'].post.requestBody.content['application/json']
  const person = await newPerson('Ada Osei')
  const token = await server.operate('create-token', ['--email', person.email, '--name', 'docs'])
  const declared = await fetch(`${document.servers[0].url}/api/v1/incidents`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(example),
  })
  expect(declared.status).toBe(201)
})

test('[API-2] the built server tells refusals apart, and answers unknown addresses in JSON', async ({
  newPerson,
  server,
}) => {
  const person = await newPerson('Sam Reader', 'stakeholder')
  const token = await server.operate('create-token', ['--email', person.email, '--name', 'reader'])
  const send = async (path: string, body?: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${server.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body }),
    })
    const { error } = await response.json()
    expect(error.requestId).toBe(response.headers.get('x-request-id'))
    return [response.status, error.code]
  }
  const declaration = JSON.stringify({
    commandId: crypto.randomUUID(),
    input: { title: 'x', severity: 'sev1', kind: 'production' },
  })
  expect(await send('/api/v1/incidents', declaration)).toEqual([403, 'forbidden'])
  expect(await send('/api/v1/nothing/here')).toEqual([404, 'not_found'])
  expect(await send('/api/v1/incidents/INC-999999')).toEqual([404, 'not_found'])
  expect(await send('/api/v1/incidents?nope=1')).toEqual([400, 'invalid_input'])
  expect(await send('/api/v1/incidents', '['.repeat(100_000))).toEqual([400, 'invalid_input'])
  expect(await send('/api/v1/incidents', `"${'x'.repeat(10_000_001)}"`)).toEqual([413, 'too_large'])
  expect(await send('/api/v1/incidents', declaration, { authorization: 'Bearer nothing' })).toEqual([
    401,
    'unauthenticated',
  ])
})
