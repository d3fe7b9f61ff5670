import type { Page } from '@playwright/test'
import { expectAccessible } from './accessibility.ts'
import { expect, phone, test } from './fixtures.ts'
import { type Person, signIn } from './people.ts'
import { adasIncident, blockCommands, COMMANDS, loggedIn, textsIn, waiting } from './unsent.ts'
import { line, log, openRoom } from './war-room.ts'

/** Waits until a page keeps words for its tab, which it does once it has come to life. */
const expectInTab = (page: Page, words: string): Promise<void> =>
  expect.poll(() => page.evaluate(() => JSON.stringify(sessionStorage))).toContain(words)

test('[OUTBOX-7] signing out asks about what waits in any tab; another person sees nothing of it; its author sends it later', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const { ada, script, incident } = await adasIncident(server)
  const ravi = await newPerson('Ravi Menon')
  const page = await browserFor(ada)
  const context = page.context()
  await openRoom(page, incident.key)
  await blockCommands(context)
  await log(page, 'Only Ada may send this')
  await expect(waiting(page, 'Only Ada may send this')).toBeVisible()

  const other = await context.newPage()
  await other.goto('/now')
  await other.getByLabel('What is wrong?').fill('Only Ada may read this')
  await expectInTab(other, 'Only Ada may read this')
  await other.goto('/')
  await other.getByRole('button', { name: '1 waiting to be sent' }).click()
  await expect(other.getByRole('link', { name: `${incident.key} 1 waiting to be sent` })).toBeVisible()
  await expectAccessible(other)
  await other.keyboard.press('Escape')
  const signOut = async () => {
    await other.getByRole('button', { name: `Account of ${ada.name}` }).click()
    await other.getByRole('menuitem', { name: 'Sign out' }).click()
  }
  await signOut()
  const dialog = other.getByRole('dialog', { name: 'One thing you did is not logged yet' })
  await expectAccessible(other)
  await dialog.getByRole('button', { name: 'Stay' }).click()
  await expect(dialog).toBeHidden()
  await signOut()
  await dialog.getByRole('button', { name: 'Sign out, keep it here' }).click()
  await other.waitForURL('**/sign-in**')
  // A page that is open finds that nobody is signed in, and goes there by itself; one that is on its way cannot be closed.
  await page.waitForURL('**/sign-in**')
  await page.close()

  await context.unroute(COMMANDS)
  await signIn(context, server, ravi)
  await openRoom(other, incident.key)
  await log(other, 'Ravi is here')
  await expect.poll(() => textsIn(script, incident)).toEqual(['Ravi is here'])
  await expect(line(other, 'Ravi is here')).toBeVisible()
  await expect(other.getByText('Only Ada may send this')).toHaveCount(0)
  await other.goto('/now')
  await expect(other.getByLabel('What is wrong?')).toHaveValue('')

  await other.goto('about:blank')
  await context.clearCookies()
  await signIn(context, server, ada)
  await other.goto('/')
  await expect.poll(() => textsIn(script, incident)).toEqual(['Ravi is here', 'Only Ada may send this'])
  const logged = await loggedIn(script, incident)
  expect(logged.map(({ actor }) => actor)).toEqual([ravi.name, ada.name])
})

test('[OUTBOX-7] what is discarded at signing out is never sent', async ({ browserFor, server }) => {
  const { ada, script, incident } = await adasIncident(server)
  const page = await browserFor(ada, phone)
  await openRoom(page, incident.key)
  await blockCommands(page.context())
  await log(page, 'Never mind')
  await expect(waiting(page, 'Never mind')).toBeVisible()
  await page.goto('/')
  await expect(page.getByRole('button', { name: '1 waiting to be sent' })).toBeVisible()
  await page.getByRole('button', { name: `Account of ${ada.name}` }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Discard it and sign out' }).click()
  await page.waitForURL('**/sign-in**')
  await page.context().unroute(COMMANDS)
  await signIn(page.context(), server, ada)
  await openRoom(page, incident.key)
  await log(page, 'Here again')
  await expect.poll(() => textsIn(script, incident)).toEqual(['Here again'])
})

test('[OUTBOX-7] a page that says it sends for somebody else than is signed in is refused', async ({
  browserFor,
  server,
}) => {
  const { ada, script, incident } = await adasIncident(server)
  const page = await browserFor(ada)
  const send = (personId: string) =>
    page.request.post(`${server.url}/api/v1/incidents/${incident.id}/commands/add-entry`, {
      data: { commandId: crypto.randomUUID(), input: { entryId: crypto.randomUUID(), kind: 'note', text: 'Mine' } },
      headers: { origin: server.url, 'evenkeel-person': personId },
    })
  const refused = await send(crypto.randomUUID())
  expect([refused.status(), await refused.json()]).toMatchObject([401, { error: { code: 'unauthenticated' } }])
  expect((await send(await script.personId())).status()).toBe(200)
  expect(await textsIn(script, incident)).toEqual(['Mine'])
})

test('[OUTBOX-7] [RT-1] a tab that wakes up while somebody else is signed in leaves its person all their words', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const { ada, script, incident } = await adasIncident(server)
  const ravi = await newPerson('Ravi Menon')
  await script.run(incident, 'set-privacy', { visibility: 'private' })
  const [page, elsewhere] = [await browserFor(ada), await browserFor(ravi)]
  const composer = page.getByRole('textbox', { name: /^New / })
  await openRoom(page, incident.key)
  await server.end()
  await log(page, 'Only for members')
  await expect(waiting(page, 'Only for members')).toBeVisible()
  await composer.fill('Half a line')
  await page.context().addCookies(await elsewhere.context().cookies())
  await server.start()
  await expect(page.getByRole('button', { name: `Account of ${ravi.name}` })).toBeVisible()
  await expect(page.getByText('Only for members')).toHaveCount(0)

  await signIn(page.context(), server, ada)
  // Another tab: this one may be on its way to where Ravi is led.
  const again = await page.context().newPage()
  await openRoom(again, incident.key)
  await expect(again.getByRole('textbox', { name: /^New / })).toHaveValue('Half a line')
  await expect.poll(() => textsIn(script, incident)).toEqual(['Only for members'])
})

test('[CMD-13] what is said before declaring outlives a session ended from elsewhere, for its author alone', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const ravi = await newPerson('Ravi Menon')
  const [page, elsewhere] = [await browserFor(ada, phone), await browserFor(ada)]
  const draft = page.getByLabel('What is wrong?')
  const endFromElsewhere = async () => {
    await elsewhere.goto('/settings/profile')
    await elsewhere.getByRole('button', { name: /End the session/ }).click()
    await page.waitForURL('**/sign-in**')
  }
  const comeAs = async (person: Person) => {
    await signIn(page.context(), server, person)
    await page.goto('/now')
    await expect(page.getByRole('button', { name: `Account of ${person.name}` })).toBeVisible()
  }
  await page.goto('/now')
  await draft.fill('Only Ada may read this')
  await expectInTab(page, 'Only Ada may read this')
  await endFromElsewhere()
  await comeAs(ada)
  await expect(draft).toHaveValue('Only Ada may read this')
  await endFromElsewhere()
  await comeAs(ravi)
  await expect(draft).toHaveValue('')
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('Only Ada')
})
