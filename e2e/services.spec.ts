import { expectAccessible } from './accessibility.ts'
import { desktop, expect, phone, test } from './fixtures.ts'

test('[CAT-1] [CAT-2] an admin keeps services and teams, on a desktop and on a phone', async ({
  browserFor,
  newPerson,
}) => {
  const person = await newPerson('Lin Zhao')
  const admin = await newPerson('Ada Osei', 'admin')
  const page = await browserFor(admin)
  await page.goto('/settings/services')
  await expectAccessible(page)

  await page.getByRole('button', { name: 'New team' }).click()
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused()
  await page.getByLabel('Name', { exact: true }).fill('Platform & Delivery')
  await expect(page.getByLabel('Key', { exact: true })).toHaveValue('platform-delivery')
  await page.getByLabel('People').fill('lin')
  await page.getByRole('option', { name: person.email }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Add team' }).click()
  const team = page.getByRole('listitem').filter({ hasText: 'Platform & Delivery' })
  await expect(team.getByText('Lin Zhao')).toBeAttached()

  await page.getByRole('button', { name: 'New service' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Build pipeline')
  await page.getByLabel('Description').fill('Builds and ships everything we run')
  await page.getByLabel('Team', { exact: true }).selectOption('Platform & Delivery')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('button', { name: 'New service' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Build pipeline')
  await page.getByLabel('Team', { exact: true }).selectOption('Platform & Delivery')
  await page.getByLabel('Name', { exact: true }).press('Enter')
  const row = page.getByRole('row', { name: /Build pipeline/ })
  await expect(row).toContainText('build-pipeline')

  await page.getByRole('button', { name: 'New service' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Another')
  await page.getByLabel('Key', { exact: true }).fill('build-pipeline')
  await page.getByRole('button', { name: 'Add service' }).click()
  await expect(page.getByText(/The key is taken/)).toBeVisible()
  await expect(page.getByLabel('Key', { exact: true })).toBeFocused()
  await page.getByLabel('Key', { exact: true }).fill('another')
  await page.getByRole('button', { name: 'Add service' }).click()
  await expect(page.getByRole('row', { name: /Another/ })).toBeVisible()

  await row.getByRole('button', { name: 'Act on Build pipeline' }).click()
  await page.getByRole('menuitem', { name: 'Archive' }).click()
  await expect(row.getByText('Archived')).toBeVisible()
  await page.getByRole('heading', { name: 'Teams', exact: true }).click()
  await expectAccessible(page)
  await row.getByRole('button', { name: 'Act on Build pipeline' }).click()
  await page.getByRole('menuitem', { name: 'Use again' }).click()
  await expect(row.getByText('Archived')).toHaveCount(0)

  const small = await browserFor(admin, { ...phone, colorScheme: 'dark' })
  await small.goto('/settings/services')
  await expect(small.getByRole('row', { name: /Build pipeline/ })).toBeVisible()
  await expectAccessible(small)
  await page.screenshot({ path: 'test-results/pictures/services-desktop.png' })
  await small.screenshot({ path: 'test-results/pictures/services-phone-dark.png' })

  const responder = await browserFor(person)
  expect((await responder.goto('/settings/services'))?.status()).toBe(404)
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
  await expectAccessible(small)
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
