import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page, Route } from '@playwright/test'
import { expectAccessible } from './accessibility.ts'
import { attachByButton, logFile } from './attach-files.ts'
import { desktop, expect, phone, test } from './fixtures.ts'
import { signIn } from './people.ts'
import { adasIncident, COMMANDS, loggedIn, textsIn, unsent, waiting } from './unsent.ts'
import { checkout, expectLive, line, log, openRoom, scriptOf } from './war-room.ts'

test.use({ serviceWorkers: 'allow' })

test('[OUTBOX-2] [OUTBOX-3] [CLOCK-2] typed on a train in two tabs, with the browser closed and opened: once, in order, at its time', async ({
  playwright,
  launchOptions,
  server,
}) => {
  const { ada, script, incident } = await adasIncident(server)
  const folder = mkdtempSync(join(tmpdir(), 'ek-browser-'))
  const openBrowser = () =>
    playwright.chromium.launchPersistentContext(folder, { ...launchOptions, ...desktop, baseURL: server.url })
  const typed: { text: string; from: number; until: number }[] = []
  async function type(page: Page, text: string) {
    const from = Date.now()
    await log(page, text)
    await expect(waiting(page, text)).toBeVisible()
    typed.push({ text, from, until: Date.now() })
  }

  const before = await openBrowser()
  await signIn(before, server, ada)
  const [here, there] = [await before.newPage(), await before.newPage()]
  await openRoom(here, incident.key)
  await openRoom(there, incident.key)
  await before.setOffline(true)
  await type(here, 'Typed in the tunnel')
  await type(there, 'Typed in the other tab')
  await type(here, 'Typed after the tunnel')
  for (const page of [here, there]) {
    await expect(page.getByText('Offline, 3 kept').filter({ visible: true })).toBeVisible()
    for (const { text } of typed) await expect(waiting(page, text)).toHaveCount(1)
  }
  // A browser that closes forgets that it was told to be offline.
  await server.end()
  await before.close()
  await server.start()
  expect(await textsIn(script, incident)).toEqual([])

  const after = await openBrowser()
  const reopenedAt = Date.now()
  const page = await after.newPage()
  // Not the room: whatever page is opened sends.
  await page.goto('/')
  await expect.poll(() => textsIn(script, incident)).toEqual(typed.map(({ text }) => text))
  for (const [index, { occurredAt }] of (await loggedIn(script, incident)).entries()) {
    expect(occurredAt).toBeGreaterThanOrEqual((typed[index]?.from ?? 0) - 200)
    expect(occurredAt).toBeLessThan(reopenedAt)
    // How long ago it was typed is said as it is sent: what takes long on the way, on a busy machine, counts on top.
    expect(occurredAt).toBeLessThanOrEqual((typed[index]?.until ?? 0) + 5000)
  }
  await openRoom(page, incident.key)
  for (const { text } of typed) await expect(line(page, text)).toHaveCount(1)
  await expect(page.getByText('Waiting', { exact: true })).toHaveCount(0)
  await after.close()
  rmSync(folder, { recursive: true, force: true })
})

test('[OUTBOX-2] the server dies and comes back under two tabs of one person', async ({ browserFor, server }) => {
  const { ada, script, incident } = await adasIncident(server)
  const here = await browserFor(ada)
  const there = await here.context().newPage()
  await openRoom(here, incident.key)
  await openRoom(there, incident.key)
  await server.end('SIGKILL')
  for (const text of ['one', 'two', 'three', 'four']) await log(text < 'p' ? here : there, `Line ${text}`)
  for (const page of [here, there]) await expect(waiting(page, 'Line four')).toBeVisible()
  await server.start()
  await expectLive(here)
  await expect.poll(() => textsIn(script, incident)).toEqual(['Line one', 'Line two', 'Line three', 'Line four'])
  for (const page of [here, there]) await expect(page.getByText('Waiting', { exact: true })).toHaveCount(0)
})

test('[OUTBOX-4] [OUTBOX-5] what waits is edited and discarded in its place, and a discarded one can be put back', async ({
  browserFor,
  server,
}) => {
  const { ada, script, incident } = await adasIncident(server)
  const page = await browserFor(ada)
  await openRoom(page, incident.key)
  await page.context().setOffline(true)
  for (const text of ['First, with a tpyo', 'Second, by mistake', 'Third, by mistake too']) await log(page, text)
  await expect(page.getByText('Offline, 3 kept').filter({ visible: true })).toBeVisible()

  await line(page, 'First').hover()
  await line(page, 'First').getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('textbox', { name: 'The right words' }).fill('First, without a typo')
  await page.keyboard.press('Enter')
  await expect(waiting(page, 'First, without a typo')).toBeVisible()

  for (const text of ['Second', 'Third']) {
    await line(page, text).hover()
    await line(page, text).getByRole('button', { name: 'Discard' }).click()
    await expect(line(page, text)).toHaveCount(0)
  }
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(waiting(page, 'Third')).toBeVisible()
  await expectAccessible(page)

  await page.context().setOffline(false)
  await expect.poll(() => textsIn(script, incident)).toEqual(['First, without a typo', 'Third, by mistake too'])
  await expect(line(page, 'First, without a typo')).not.toContainText('corrected')
})

test('[OUTBOX-4] an answer is lost, the entry edited: the log has it once, corrected', async ({
  browserFor,
  server,
}) => {
  const { ada, script, incident } = await adasIncident(server)
  const page = await browserFor(ada)
  await openRoom(page, incident.key)
  // The command arrives; its answer and the news of it do not.
  const loseAnswer = async (route: Route) => {
    await page.context().setOffline(true)
    const headers = { ...route.request().headers(), cookie: await cookiesOf(page.context()) }
    await fetch(route.request().url(), { method: 'POST', headers, body: route.request().postData() })
    await route.abort()
  }
  await page.context().route(COMMANDS, loseAnswer, { times: 1 })
  await log(page, 'Sucess is at 77 %')
  await expect.poll(() => textsIn(script, incident)).toEqual(['Sucess is at 77 %'])
  await expect(waiting(page, 'Sucess')).toBeVisible()
  await line(page, 'Sucess').hover()
  await line(page, 'Sucess').getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('textbox', { name: 'The right words' }).fill('Success is at 77 %')
  await page.keyboard.press('Enter')
  await page.context().setOffline(false)
  await expect(line(page, 'Success is at 77 %')).toContainText('corrected')
  await expect(page.getByRole('article').filter({ hasText: 'is at 77 %' })).toHaveCount(1)
  expect(await textsIn(script, incident)).toEqual(['Sucess is at 77 %'])
})

const cookiesOf = async (context: BrowserContext) =>
  (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')

test('[OUTBOX-4] a refused entry keeps its words and its place on the screen, is edited there and logged', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const stranger = await newPerson('Zelda Quist')
  const script = await scriptOf(server, ada)
  const incident = await script.declare({ ...checkout, visibility: 'private' })
  const page = await browserFor(ada, phone)
  await openRoom(page, incident.key)
  await page.getByRole('textbox', { name: /^New / }).pressSequentially('@Zelda')
  await expect(page.getByRole('option', { name: stranger.name })).toBeVisible()
  await log(page, `@${stranger.name} have a look`)
  await expect(unsent(page, 'Not logged')).toContainText('add Zelda Quist as a member first')
  await log(page, 'Meanwhile')
  await expect(line(page, 'Meanwhile')).toBeVisible()
  await page.reload()
  await expect(unsent(page, 'Not logged')).toContainText('have a look')
  await expectAccessible(page)

  await unsent(page, 'Not logged').getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('textbox', { name: 'What it should say' }).fill('Somebody of payments, have a look')
  await page.getByRole('button', { name: 'Log', exact: true }).first().click()
  await expect(line(page, 'Somebody of payments, have a look')).toBeVisible()
  await expect(unsent(page, 'Not logged')).toHaveCount(0)
  await expect.poll(() => textsIn(script, incident)).toEqual(['Meanwhile', 'Somebody of payments, have a look'])
})

test('[OUTBOX-4] what was refused because the incident was closed meanwhile keeps its words and files when it is edited', async ({
  browserFor,
  server,
}) => {
  const { ada, script, incident } = await adasIncident(server)
  const page = await browserFor(ada)
  await openRoom(page, incident.key)
  await page.context().setOffline(true)
  await attachByButton(page, [logFile('trace.log')])
  await log(page, 'What the trace says')
  await expect(waiting(page, 'What the trace says')).toBeVisible()
  await script.run(incident, 'withdraw', { reason: 'A false alarm.' })
  await page.context().setOffline(false)
  const refused = unsent(page, 'Not logged')
  await expect(refused).toContainText('What the trace says')
  // Until then it would be edited in the composer.
  await expect(page.getByText(`${incident.key} is withdrawn.`)).toBeVisible()
  await refused.getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('textbox', { name: 'What it should say' }).fill('What the trace really says')
  // Edited, it is sent once more: only what is refused again waits for somebody to try.
  const refusedAgain = page.waitForResponse((response) => response.status() === 409)
  await page.keyboard.press('Enter')
  await refusedAgain
  await script.run(incident, 'change-status', { status: 'active' })
  await refused.getByRole('button', { name: 'Try again' }).click()
  await expect(line(page, 'What the trace really says')).toContainText('trace.log')
  await expect.poll(() => textsIn(script, incident)).toEqual(['What the trace really says'])
})

test('[OUTBOX-4] [VIEW-8] an answer that is sent while somebody edits it leaves them their words, which correct it', async ({
  browserFor,
  server,
}) => {
  const { ada, script, incident } = await adasIncident(server)
  await script.run(incident, 'add-entry', { entryId: crypto.randomUUID(), kind: 'question', text: 'Only the EU?' })
  const page = await browserFor(ada)
  await openRoom(page, incident.key)
  await page.context().setOffline(true)
  await line(page, 'Only the EU?').focus()
  await page.keyboard.press('a')
  await page.keyboard.type('Only the EU')
  await page.keyboard.press('Enter')
  await unsent(page, 'Waiting').getByRole('button', { name: 'Edit' }).click()
  const field = page.getByRole('textbox', { name: 'What it should say' })
  await field.press('End')
  await field.pressSequentially(' and')
  await page.context().setOffline(false)
  await expect(line(page, 'Only the EU?')).toContainText('Answered')
  await expect(page.getByText('Live, all saved').filter({ visible: true })).toBeVisible()
  await field.pressSequentially(' Norway')
  await field.press('Enter')
  await expect(line(page, 'Only the EU?')).toContainText('Only the EU and Norway')
  await expect(field).toHaveCount(0)
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).not.toContain('Norway')
})

test('[OUTBOX-5] a change that waits is seen, and discarded', async ({ browserFor, server }) => {
  const { ada, script, incident } = await adasIncident(server)
  const entryId = crypto.randomUUID()
  await script.run(incident, 'add-entry', { entryId, kind: 'note', text: 'A key moment' })
  const page = await browserFor(ada)
  await openRoom(page, incident.key)
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Severity SEV2, change it' }).click()
  await page.getByRole('menuitem', { name: /Raise to SEV1/ }).click()
  // The menu gives the focus back a moment after it has gone.
  await expect(page.getByRole('button', { name: 'Severity SEV1, change it' })).toBeFocused()
  await line(page, 'A key moment').focus()
  await page.keyboard.press('k')
  await expect(waiting(page, 'SEV1')).toBeVisible()
  await expect(unsent(page, 'Waiting')).toContainText('star entry')
  await unsent(page, 'Waiting').getByRole('button', { name: 'Discard' }).click()
  await expect(unsent(page, 'Waiting')).toHaveCount(0)
  await expect(line(page, 'A key moment').getByRole('img', { name: 'Key moment' })).toHaveCount(0)
  await line(page, 'SEV1').hover()
  await line(page, 'SEV1').getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByRole('button', { name: 'Severity SEV2, change it' })).toBeVisible()
})

test('[OUTBOX-1] a browser that keeps nothing says so, and what was typed still arrives', async ({
  browserFor,
  server,
}) => {
  const { ada, script, incident } = await adasIncident(server)
  const page = await browserFor(ada)
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Switched off', 'SecurityError')
    }
  })
  await openRoom(page, incident.key)
  await page.context().setOffline(true)
  await log(page, 'In memory only')
  await expect(page.getByText('This browser keeps nothing: leave the tab open').filter({ visible: true })).toBeVisible()
  await page.context().setOffline(false)
  await expect.poll(() => textsIn(script, incident)).toEqual(['In memory only'])
})
