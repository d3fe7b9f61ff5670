import { randomUUID } from 'node:crypto'
import { expectAccessible } from './accessibility.ts'
import { phone } from './fixtures.ts'
import { signIn } from './people.ts'
import { expect, register, said, signInThrough, signOut, test } from './single-sign-on-fixtures.ts'
import { checkout, openRoom, scriptOf } from './war-room.ts'

const anEmail = () => `${randomUUID().slice(0, 8)}@example.org`

test('[SSO-1] [SSO-4] somebody with a verified address signs in, lands where they wanted to, and signs out of both', async ({
  strangerBrowser,
  newPerson,
  providers,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const account = register(providers.acme, { email: ada.email.toUpperCase(), name: 'Ada at Acme' })
  const page = await strangerBrowser()
  await page.goto('/settings/tokens?from=mail')
  await expectAccessible(page)
  await signInThrough(page, 'Acme', account)
  await expect(page).toHaveURL(`${server.url}/settings/tokens?from=mail`)
  await expect(page.getByRole('button', { name: 'Account of Ada Osei' })).toBeVisible()
  await page.goto('/settings/profile')
  await signOut(page)
  await page.getByRole('button', { name: 'Sign out of acme' }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await expectAccessible(page)
  await page.goto('/settings/profile')
  await expect(page).toHaveURL(/\/sign-in\?from=/)
  // Signed out there too: it asks again who they are.
  await page.getByRole('button', { name: 'Continue with Acme' }).click()
  await expect(page.getByLabel('Account')).toBeVisible()
})

test('[SSO-4] once linked, the account counts and not its address', async ({
  strangerBrowser,
  newPerson,
  providers,
}) => {
  const lin = await newPerson('Lin Zhao')
  const account = register(providers.acme, { email: lin.email })
  const page = await strangerBrowser(phone)
  await page.goto('/sign-in')
  await signInThrough(page, 'Acme', account)
  await expect(page).toHaveURL(/\/$/)
  providers.acme.accounts.set(account, { email: anEmail(), email_verified: false })
  const again = await strangerBrowser()
  await again.goto('/sign-in')
  await signInThrough(again, 'Acme', account)
  await expect(again.getByRole('button', { name: 'Account of Lin Zhao' })).toBeVisible()
})

test('[SSO-8] a claim adds somebody with its role, and the next sign-in follows it', async ({
  strangerBrowser,
  browserFor,
  newPerson,
  providers,
  server,
}) => {
  const email = anEmail()
  const account = register(providers.globex, { email, name: 'Zoe Kind', groups: ['everybody', 'ops'] })
  const page = await strangerBrowser()
  await page.goto('/sign-in')
  await signInThrough(page, 'Globex ID', account)
  // Back from there: to go elsewhere before would leave the sign-in half done.
  await expect(page).toHaveURL(`${server.url}/`)
  await page.goto('/settings/profile')
  await expect(page.getByText('Declares incidents and takes part in them.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Password' })).toHaveCount(0)

  const admin = await browserFor(await newPerson('Ravi Menon', 'admin'))
  await admin.goto('/settings/people')
  const row = admin.getByRole('row', { name: email })
  await expect(row).toContainText('Signs in with Globex ID')
  await expect(row.getByRole('cell', { name: 'Responder by Globex ID' })).toBeVisible()
  await row.getByRole('button', { name: 'Act on Zoe Kind' }).click()
  await admin.getByRole('menuitem', { name: 'Change name, phone, skills or role' }).click()
  await expect(admin.getByText('Globex ID sets the role at each sign-in.')).toBeVisible()
  await expectAccessible(admin)
  await admin.getByRole('button', { name: 'Cancel' }).click()

  providers.globex.accounts.set(account, { email, email_verified: true, name: 'Zoe Kind', groups: ['leads', 'ops'] })
  const other = await strangerBrowser()
  await other.goto('/sign-in?from=/settings/people')
  await signInThrough(other, 'Globex ID', account)
  await expect(other.getByRole('heading', { name: 'People' })).toBeVisible()
  // The page that was open before hears of it by itself.
  await expect(page.getByText('Responds, and looks after people')).toBeVisible()

  providers.globex.accounts.set(account, { email, email_verified: true, groups: ['everybody'] })
  const third = await strangerBrowser()
  await third.goto('/sign-in')
  await signInThrough(third, 'Globex ID', account)
  await expect(said(third)).toContainText('Globex ID gives you no role here.')
})

test('[SSO-6] whoever is unknown or unverified waits for an admin, who lets them in or not', async ({
  strangerBrowser,
  browserFor,
  newPerson,
  providers,
}) => {
  const known = await newPerson('Noor Haddad')
  const admin = await browserFor(await newPerson('Ravi Menon', 'admin'))
  const stranger = register(providers.acme, { email: anEmail(), name: 'Ola Stranger' })
  const unverified = register(providers.acme, { email: known.email, email_verified: false, name: 'Noor H.' })
  const guest = await strangerBrowser(phone)
  await guest.goto('/sign-in')
  await signInThrough(guest, 'Acme', stranger)
  await expect(said(guest)).toContainText('You are not part of this organisation yet.')
  await expectAccessible(guest)
  const noor = await strangerBrowser()
  await noor.goto('/sign-in')
  await signInThrough(noor, 'Acme', unverified)
  await expect(said(noor)).toContainText('Acme does not say that your email address is verified.')

  await admin.goto('/settings/people')
  await expect(admin.getByRole('listitem').filter({ hasText: 'Noor H.' })).toContainText('Address not verified')
  await expectAccessible(admin)
  await admin.getByRole('button', { name: 'Let in Noor H.' }).click()
  await expect(admin.getByLabel('Person')).toHaveValue(/./)
  await expectAccessible(admin)
  await admin.getByRole('button', { name: 'Let in', exact: true }).last().click()
  await expect(admin.getByRole('button', { name: 'Let in Noor H.' })).toHaveCount(0)
  await admin.getByRole('button', { name: 'Let in Ola Stranger' }).click()
  await admin.getByRole('radio', { name: /Stakeholder/ }).check()
  await admin.getByRole('button', { name: 'Let in', exact: true }).last().click()
  await expect(admin.getByRole('row', { name: 'Ola Stranger' })).toBeVisible()

  await noor.getByRole('button', { name: 'Continue with Acme' }).click()
  await expect(noor.getByRole('button', { name: 'Account of Noor Haddad' })).toBeVisible()
  await guest.getByRole('button', { name: 'Continue with Acme' }).click()
  await expect(guest).toHaveURL(/\/$/)
})

test('[SSO-7] unlinked, sessions end at once; removed, nobody comes back by a provider', async ({
  strangerBrowser,
  browserFor,
  newPerson,
  providers,
}) => {
  const lin = await newPerson('Lin Zhao')
  const admin = await browserFor(await newPerson('Ravi Menon', 'admin'))
  const account = register(providers.acme, { email: lin.email })
  const page = await strangerBrowser()
  await page.goto('/sign-in?from=/settings/profile')
  await signInThrough(page, 'Acme', account)
  await expect(page).toHaveURL(/profile$/)
  await admin.goto('/settings/people')
  const row = admin.getByRole('row', { name: lin.email })
  await row.getByRole('button', { name: 'Act on Lin Zhao' }).click()
  await admin.getByRole('menuitem', { name: 'Unlink Acme' }).click()
  await expectAccessible(admin)
  await admin.getByRole('button', { name: 'Unlink', exact: true }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(row).not.toContainText('Acme')

  await row.getByRole('button', { name: 'Act on Lin Zhao' }).click()
  await admin.getByRole('menuitem', { name: 'Remove' }).click()
  await admin.getByRole('button', { name: 'Remove' }).click()
  await expect(row).toHaveCount(0)
  await page.getByRole('button', { name: 'Continue with Acme' }).click()
  await expect(said(page)).toContainText('You are not part of this organisation any more.')
})

test('[SSO-5] an invited address needs no link', async ({ strangerBrowser, browserFor, newPerson, providers }) => {
  const admin = await browserFor(await newPerson('Ravi Menon', 'admin'))
  const email = anEmail()
  await admin.goto('/settings/people')
  await admin.getByRole('button', { name: 'Invite' }).click()
  await admin.getByLabel('Name').fill('Grace Hopper')
  await admin.getByLabel('Email').fill(email)
  await admin.getByRole('button', { name: 'Make the link' }).click()
  const link = await admin.getByLabel('Invitation link').inputValue()
  const guest = await strangerBrowser(phone)
  await guest.goto(link)
  await expectAccessible(guest)
  await signInThrough(guest, 'Acme', register(providers.acme, { email, name: 'G. Hopper' }))
  await expect(guest).toHaveURL(/\/$/)
  await guest.goto(link)
  await expect(guest.getByRole('heading', { name: 'This invitation does not work' })).toBeVisible()
})

test('[SSO-10] a session that ends at the provider ends here within a second, in an open room too', async ({
  strangerBrowser,
  newPerson,
  providers,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const incident = await (await scriptOf(server, ada)).declare(checkout)
  const account = register(providers.acme, { email: ada.email })
  const page = await strangerBrowser()
  await page.goto('/sign-in')
  await signInThrough(page, 'Acme', account)
  await expect(page).toHaveURL(/\/$/)
  await openRoom(page, incident.key)
  const elsewhere = await page.context().newPage()
  await elsewhere.goto(`${providers.acme.issuer}/session/end`)
  await elsewhere.getByRole('button', { name: 'Sign out of acme' }).click()
  await expect(elsewhere.getByText('Signed out there.')).toBeVisible()
  await expect(page).toHaveURL(/\/sign-in/)
})

test('[SSO-2] another session of the browser ends when somebody signs in over it', async ({
  strangerBrowser,
  newPerson,
  providers,
  server,
}) => {
  const [ada, lin] = [await newPerson('Ada Osei'), await newPerson('Lin Zhao')]
  const page = await strangerBrowser()
  const account = register(providers.acme, { email: lin.email })
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Continue with Acme' }).click()
  await expect(page.getByLabel('Account')).toBeVisible()
  await signIn(page.context(), server, ada)
  const before = (await page.context().cookies(server.url)).find(({ name }) => name.startsWith('evenkeel-session-'))
  await page.getByLabel('Account').fill(account)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('button', { name: 'Account of Lin Zhao' })).toBeVisible()
  const old = await fetch(`${server.url}/api/v1/me`, { headers: { cookie: `${before?.name}=${before?.value}` } })
  expect(old.status).toBe(401)
})
