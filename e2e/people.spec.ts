import type { IncidentState } from '@/lib/domain/incident/state'
import { expectAccessible } from './accessibility.ts'
import { expect, phone, test } from './fixtures.ts'
import { startServer } from './server.ts'
import { checkout, line, log, openRoom, scriptOf } from './war-room.ts'

test('[SIGN-6] the printed link makes the first admin, once', async ({ browser }) => {
  const server = await startServer()
  try {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`${server.url}/sign-in`)
    await expect(page.getByText('Nobody is here yet.')).toBeVisible()
    await page.goto(server.setupLink ?? '')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Create admin' }).click()
    await expect(page.getByLabel('Your name')).toBeFocused()
    await expect(page.getByText('The email is empty.')).toBeVisible()
    await page.getByLabel('Your name').fill('Ada Osei')
    await page.getByLabel('Email').fill('ada@example.org')
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
    await page.getByRole('button', { name: 'Create admin' }).click()
    await expect(page).toHaveURL(`${server.url}/`)
    await page.goto(server.setupLink ?? '')
    await expect(page.getByRole('heading', { name: 'This setup link does not work' })).toBeVisible()
    await context.close()
  } finally {
    await server.dispose()
  }
})

test('[SIGN-7] an admin invites somebody, who joins on a phone', async ({ browserFor, strangerBrowser, newPerson }) => {
  const admin = await browserFor(await newPerson('Ada Osei', 'admin'))
  await admin.goto('/settings/people')
  await admin.getByRole('button', { name: 'Invite' }).click()
  await expect(admin.getByLabel('Name')).toBeFocused()
  await admin.getByLabel('Name').fill('Grace Hopper')
  await admin.getByLabel('Email').fill('grace.hopper@example.org')
  await expectAccessible(admin)
  await admin.keyboard.press('Enter')
  const link = await admin.getByLabel('Invitation link').inputValue()
  await admin.getByRole('button', { name: 'Done' }).click()
  await expect(admin.getByRole('button', { name: 'Withdraw the invitation of Grace Hopper' })).toBeVisible()
  await expectAccessible(admin)

  const guest = await strangerBrowser(phone)
  await guest.goto(link)
  await expect(guest.getByLabel('Email')).toHaveValue('grace.hopper@example.org')
  await expectAccessible(guest)
  await guest.getByLabel('Password', { exact: true }).fill('correct horse battery')
  await guest.getByRole('button', { name: 'Join' }).click()
  await expect(guest).toHaveURL(/\/$/)
  await guest.goto(link)
  await expect(guest.getByRole('heading', { name: 'This invitation does not work' })).toBeVisible()
})

test('[SIGN-8] [SIGN-11] an admin changes and removes people; the removed are out at once', async ({
  browserFor,
  newPerson,
}) => {
  const person = await newPerson('Lin Zhao')
  const admin = await browserFor(await newPerson('Ravi Menon', 'admin'))
  const page = await browserFor(person)
  await page.goto('/settings/tokens')
  await admin.goto('/settings/people')
  const row = admin.getByRole('row', { name: person.email })
  await row.getByRole('button', { name: 'Act on Lin Zhao' }).click()
  await admin.getByRole('menuitem', { name: 'Change name, phone, skills or role' }).click()
  await admin.getByRole('radio', { name: /Stakeholder/ }).check()
  await admin.getByRole('button', { name: 'Save' }).click()
  await expect(row.getByRole('cell', { name: 'Stakeholder' })).toBeVisible()

  await row.getByRole('button', { name: 'Act on Lin Zhao' }).click()
  await admin.getByRole('menuitem', { name: 'Remove' }).click()
  await expectAccessible(admin)
  await admin.getByRole('button', { name: 'Remove' }).click()
  await expect(row).toHaveCount(0)
  await expect(page).toHaveURL(/\/sign-in/)
})

test('[SIGN-9] [SIGN-10] a token is shown once, works within its scope, and is revoked', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const page = await browserFor(await newPerson('Ada Osei'), phone)
  await page.goto('/settings/tokens')
  await page.getByRole('button', { name: 'New token' }).click()
  await expect(page.getByRole('radio', { name: /Admin/ })).toHaveCount(0)
  await page.getByLabel('Name').fill('Deploy pipeline')
  await page.getByRole('button', { name: 'Create' }).click()
  const secret = await page.getByLabel('Token', { exact: true }).inputValue()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Done' }).click()
  const call = (method: string) =>
    fetch(`${server.url}/api/v1/me`, {
      method,
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      ...(method === 'PATCH' ? { body: '{"name":"Eve"}' } : {}),
    })
  expect((await call('GET')).status).toBe(200)
  expect((await call('PATCH')).status).toBe(403)
  await page.getByRole('button', { name: 'Revoke the token Deploy pipeline' }).click()
  await page.getByRole('button', { name: 'Revoke', exact: true }).click()
  await expect(page.getByText('No tokens yet')).toBeVisible()
  expect((await call('GET')).status).toBe(401)
  await expectAccessible(page)
})

test('[CLOCK-5] a chosen time zone tells the times on screen and reads those that are typed; nobody but admins sees the people page', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const page = await browserFor(ada)
  await page.goto('/settings/profile')
  await page.getByLabel('Time zone').selectOption('Asia/Tokyo')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Profile saved').first()).toBeVisible()
  await page.reload()
  await expect(page.getByText('seen').locator('time')).toHaveAttribute('title', /GMT\+9/)
  expect((await page.goto('/settings/people'))?.status()).toBe(404)

  // The browser is in Berlin; its fields have to be read by the clocks that are on screen all the same.
  const script = await scriptOf(server, ada)
  const incident = await script.declare(checkout)
  await openRoom(page, incident.key)
  await page.getByRole('button', { name: 'It happened earlier' }).click()
  await page.getByLabel('At', { exact: true }).fill('2025-01-15T09:05')
  await page.keyboard.press('Enter')
  await log(page, 'Orders dropped to nothing')
  await expect(line(page, 'Orders dropped to nothing').getByText('15 Jan, 09:05')).toBeVisible()

  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'When it happened…' }).click()
  const dialog = page.getByRole('dialog', { name: 'When it happened' })
  await expect(dialog.getByText('In your time zone, Asia/Tokyo.')).toBeVisible()
  await dialog.getByLabel('Impact started').fill('2025-01-15T09:05')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(async () => {
    const { incident: now } = await script.get<{ incident: IncidentState }>(`/api/v1/incidents/${incident.id}`)
    expect(now.instants.impactStartedAt?.at).toBe('2025-01-15T00:05:00.000Z')
  }).toPass()
})
