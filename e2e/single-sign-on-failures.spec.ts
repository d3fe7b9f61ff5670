import type { Tampering } from '../lib/testing/oidc-provider/tampering.ts'
import { expectAccessible } from './accessibility.ts'
import { createPerson } from './people.ts'
import { startServer } from './server.ts'
import { expect, register, said, signInThrough, signOut, test } from './single-sign-on-fixtures.ts'

test.afterEach(async ({ providers }) => {
  providers.acme.tampering = null
})

const sentences = [
  ['audience', 'Acme sent a sign-in that is meant for another application.'],
  ['expired', 'The sign-in from Acme was not valid at this time.'],
  ['signature', 'The sign-in is not signed by Acme.'],
  ['nonce', 'This sign-in with Acme is no longer the current one.'],
  ['issuer', 'Acme answers under another name than the one set up here.'],
  ['silent', 'Acme does not answer.'],
] satisfies [Tampering, string][]

for (const [tampering, sentence] of sentences) {
  test(`[SSO-3] [SSO-9] an ID token with a wrong ${tampering} lets nobody in, and the page says what is wrong`, async ({
    strangerBrowser,
    newPerson,
    providers,
    server,
  }) => {
    const ada = await newPerson('Ada Osei')
    const account = register(providers.acme, { email: ada.email })
    providers.acme.tampering = tampering
    const page = await strangerBrowser()
    await page.goto('/settings/tokens')
    await signInThrough(page, 'Acme', account)
    await expect(said(page)).toContainText(sentence)
    await expectAccessible(page)
    expect((await page.context().cookies()).some(({ name }) => name.startsWith('evenkeel-session-'))).toBe(false)
    // Well again, the same page leads on to what was wanted.
    providers.acme.tampering = null
    await page.getByRole('button', { name: 'Continue with Acme' }).click()
    await expect(page).toHaveURL(/\/settings\/tokens$/)
    expect(server.output()).not.toMatch(/eyJ[\w-]{20}/)
    expect(server.output()).not.toContain('a-secret-for-tests')
  })
}

test('[SSO-9] who cancels there, or comes back too late or from another tab, may start again', async ({
  strangerBrowser,
  newPerson,
  providers,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const account = register(providers.acme, { email: ada.email })
  const page = await strangerBrowser()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Continue with Acme' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(said(page)).toContainText('You did not finish signing in with Acme.')
  expect(await page.content()).not.toContain('onerror')

  await page.getByRole('button', { name: 'Continue with Acme' }).click()
  await expect(page.getByLabel('Account')).toBeVisible()
  const other = await page.context().newPage()
  await other.goto(`${server.url}/sign-in`)
  await other.getByRole('button', { name: 'Continue with Acme' }).click()
  await expect(other.getByLabel('Account')).toBeVisible()
  await page.getByLabel('Account').fill(account)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(said(page)).toContainText('no longer the current one')
  // An answer that somebody else's browser asked for signs nobody in.
  await page.goto(`/api/auth/callback/acme?code=stolen&state=stolen&iss=${encodeURIComponent(providers.acme.issuer)}`)
  await expect(said(page)).toContainText('no longer the current one')
})

test('[SSO-9] a provider that is down is said on the page, before and after it has sent somebody back', async ({
  strangerBrowser,
  newPerson,
  providers,
}) => {
  const page = await strangerBrowser()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Continue with Initech' }).click()
  await expect(said(page)).toContainText('Initech does not answer.')
  await expect(page.getByRole('button', { name: 'Continue with Initech' })).not.toHaveAttribute('aria-busy')

  const ada = await newPerson('Ada Osei')
  const account = register(providers.acme, { email: ada.email })
  await signInThrough(page, 'Acme', account)
  await expect(page).toHaveURL(/\/$/)
  // Whatever the provider does, signing out here works.
  await providers.acme.down()
  await page.goto('/settings/profile')
  await signOut(page)
  await expect(page.getByText('You are signed out here.')).toBeVisible()
  await providers.acme.up()
  await page.goto('/settings/profile')
  await expect(page).toHaveURL(/\/sign-in\?from=/)
})

test('[SSO-9] only words of ours come out of the address', async ({ strangerBrowser }) => {
  const page = await strangerBrowser()
  await page.goto('/sign-in?problem=%3Cimg%20src=x%3E&provider=%3Cb%3E&state=toString')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expect(said(page)).toHaveCount(0)
  await page.goto('/sign-in?problem=expired&provider=%3Cb%3Eowned')
  await expect(said(page)).toContainText('The sign-in from The provider was not valid at this time.')
  await page.goto('/api/auth/callback/nobody?code=x')
  await expect(said(page)).toContainText('This way of signing in is not set up here any more.')
})

test('[SSO-11] without passwords there is no other way in, and the operator has one', async ({
  browser,
  providers,
  request,
}) => {
  const server = await startServer({ ...providers.settings, PASSWORD_SIGN_IN: '0' })
  try {
    const person = await createPerson(server, 'Ada Osei', 'admin')
    const context = await browser.newContext({ baseURL: server.url })
    const page = await context.newPage()
    await page.goto('/sign-in')
    await expect(page.getByRole('button', { name: 'Continue with Acme' })).toBeVisible()
    await expect(page.getByLabel('Password', { exact: true })).toHaveCount(0)
    await expectAccessible(page)
    const { csrfToken } = await (await request.get(`${server.url}/api/auth/csrf`)).json()
    const refused = await request.post(`${server.url}/api/auth/callback/credentials`, {
      form: { csrfToken, email: person.email, password: person.password, json: 'true' },
      headers: { origin: server.url },
    })
    expect(refused.status()).toBe(403)
    expect((await refused.json()).error.message).toBe('Nobody signs in with a password here')
    await context.close()
  } finally {
    await server.dispose()
  }
})
