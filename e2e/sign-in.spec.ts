import { expectAccessible } from './accessibility.ts'
import { expect, phone, test } from './fixtures.ts'

test('[SIGN-2] [SIGN-5] signing in by the form leads to the page that was asked for', async ({
  strangerBrowser,
  newPerson,
  server,
}) => {
  const person = await newPerson('Ada Osei')
  // A random port on both names of this machine: redirects stay where the browser is.
  for (const host of ['localhost', '127.0.0.1']) {
    const page = await strangerBrowser()
    const origin = server.url.replace('localhost', host)
    await page.goto(`${origin}/settings/tokens?from=mail`)
    await expect(page).toHaveURL(`${origin}/sign-in?from=%2Fsettings%2Ftokens%3Ffrom%3Dmail`)
    await expectAccessible(page)
    await page.getByLabel('Email').fill(person.email)
    await page.getByLabel('Password', { exact: true }).fill('not my password')
    await page.keyboard.press('Enter')
    await expect(page.getByText('The email or the password is wrong.')).toBeVisible()
    await expect(page.getByLabel('Email')).toHaveValue(person.email)
    await page.getByLabel('Password', { exact: true }).fill(person.password)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(`${origin}/settings/tokens?from=mail`)
    await page.goto(`${origin}/sign-in?from=//elsewhere.example/`)
    await expect(page).toHaveURL(`${origin}/`)
  }
})

test('[SIGN-1] the cookie is for this installation only, and no script reads it', async ({ browserFor, newPerson }) => {
  const page = await browserFor(await newPerson('Ada Osei'))
  const session = (await page.context().cookies()).find(({ name }) => name.startsWith('evenkeel-session-'))
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  expect(session?.name).toMatch(/^evenkeel-session-[0-9a-f]{10}$/)
})

test('[SIGN-3] too many wrong passwords make everybody wait, and say how long', async ({
  strangerBrowser,
  newPerson,
}) => {
  const person = await newPerson('Ada Osei')
  const page = await strangerBrowser()
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(person.email)
  await page.getByLabel('Password', { exact: true }).fill('wrong')
  for (let attempt = 0; attempt < 10; attempt++) {
    const answered = page.waitForResponse(/callback\/credentials$/)
    await page.keyboard.press('Enter')
    expect((await answered).status()).toBe(401)
    await expect(page.getByRole('button', { name: 'Sign in' })).not.toHaveAttribute('aria-busy')
  }
  const answered = page.waitForResponse(/callback\/credentials$/)
  await page.keyboard.press('Enter')
  expect(Number((await answered).headers()['retry-after'])).toBeGreaterThan(800)
  await expect(page.getByText('Too many wrong attempts. Try again in 15 minutes.')).toBeVisible()
})

test('[SIGN-1] a session ended elsewhere is over here within a second, and so is one signed out', async ({
  browserFor,
  newPerson,
}) => {
  const person = await newPerson('Ada Osei')
  const here = await browserFor(person, phone)
  const there = await browserFor(person)
  await here.goto('/settings/profile')
  await there.goto('/settings/profile')
  await expectAccessible(there)
  await there.getByRole('button', { name: /End the session/ }).click()
  await expect(here).toHaveURL(/\/sign-in\?from=%2Fsettings%2Fprofile$/)
  await there.getByRole('button', { name: /Account of/ }).click()
  await there.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(there).toHaveURL(/\/sign-in$/)
  await there.goto('/settings/profile')
  await expect(there).toHaveURL(/\/sign-in\?from=/)
})

test('[SIGN-12] a new password works, and the old one does not', async ({ browserFor, strangerBrowser, newPerson }) => {
  const person = await newPerson('Ada Osei')
  const page = await browserFor(person)
  await page.goto('/settings/profile')
  await page.getByLabel('Current password').fill('not my password')
  await page.getByLabel('New password').fill('short')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('The new password has fewer than 12 characters.')).toBeVisible()
  await page.getByLabel('New password').fill('a longer password')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('This is not your password.')).toBeVisible()
  await page.getByLabel('Current password').fill(person.password)
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('Password changed').first()).toBeVisible()
  const other = await strangerBrowser(phone)
  await other.goto('/sign-in')
  await other.getByLabel('Email').fill(person.email)
  await other.getByLabel('Password', { exact: true }).fill(person.password)
  await other.getByRole('button', { name: 'Sign in' }).click()
  await expect(other.getByText('The email or the password is wrong.')).toBeVisible()
  await other.getByLabel('Password', { exact: true }).fill('a longer password')
  await other.getByRole('button', { name: 'Sign in' }).click()
  await expect(other).toHaveURL(/\/$/)
})
