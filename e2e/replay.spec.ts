import { randomUUID } from 'node:crypto'
import { expectAccessible } from './accessibility.ts'
import { expect, phone, test } from './fixtures.ts'
import { checkout, line, openLineMenu, openRoom, scriptOf } from './war-room.ts'

test('[REPLAY-1] [REPLAY-3] [REPLAY-4] [REPLAY-5] an address shows the room as it was then, and what was known by then', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const [ada, ravi] = [await newPerson('Ada Osei'), await newPerson('Ravi Menon')]
  const [script, his] = [await scriptOf(server, ada), await scriptOf(server, ravi)]
  const incident = await script.declare({ ...checkout, severity: 'sev3' })
  const write = (text: string, more: object = {}) =>
    script.run(incident, 'add-entry', { entryId: randomUUID(), kind: 'note', text, ...more })
  await script.run(incident, 'take-role', { role: 'commander' })
  const [early] = await write('Only cards fail')
  const seq = early?.seq ?? 0
  await script.run(incident, 'change-severity', { severity: 'sev1' })
  await his.run(incident, 'take-role', { role: 'commander', reason: 'Ada is on the phone' })
  await write('We knew this before', { knownAt: early?.recordedAt })
  await script.run(incident, 'change-status', { status: 'resolved' })

  const page = await browserFor(ravi)
  await openRoom(page, incident.key)
  await openLineMenu(page, line(page, 'Only cards fail'))
  await page.getByRole('menuitem', { name: 'Replay from here' }).click()
  await page.waitForURL(`**/incidents/${incident.key}/replay?seq=${seq}`)

  const header = page.locator('main header')
  await expect(header).toContainText('SEV3')
  await expect(header).toContainText('Ada')
  await expect(line(page, 'We knew this before')).toHaveCount(0)
  await expect(page.getByRole('textbox')).toHaveCount(0)
  await page.getByRole('checkbox', { name: /What was known by/ }).check()
  await expect(line(page, 'We knew this before')).toBeVisible()
  await expect(line(page, /SEV1/)).toHaveCount(0)
  await page.getByRole('checkbox', { name: /What was known by/ }).uncheck()
  await expectAccessible(page)

  const slider = page.getByRole('slider', { name: 'Moment of the log' })
  await slider.focus()
  await page.keyboard.press('PageUp')
  await expect(header).toContainText('SEV1')
  await expect(header).toContainText('Ada')
  await page.keyboard.press('End')
  await expect(header).toContainText('Ravi')
  await expect(header).toContainText(/resolved/i)
  await page.keyboard.press('Home')
  await expect(page).toHaveURL(/seq=1$/)

  await write('And it goes on')
  const more = page.getByRole('button', { name: /\d more since/ })
  await more.click()
  await expect(more).toBeHidden()
  await slider.focus()
  await page.keyboard.press('End')
  await expect(line(page, 'And it goes on')).toBeVisible()

  const small = await browserFor(ada, phone)
  await small.goto(`/incidents/${incident.key}/replay?at=${early?.recordedAt}`)
  await expect(small.locator('main header')).toContainText('SEV3')
  await expect(line(small, 'Only cards fail')).toBeVisible()
  await expect(small.getByRole('checkbox', { name: /What was known by/ })).toBeInViewport()
  await expectAccessible(small)
  await expect(small.locator('main header').getByText(/saved/i)).toHaveCount(0)
  await small.getByRole('button', { name: 'More', exact: true }).click()
  await expect(small.getByRole('menuitem', { name: 'Copy link to this room' })).toBeVisible()
  await expect(small.getByRole('menuitem', { name: /Catch me up|Search|Filter/ })).toHaveCount(0)
})

test('[REPLAY-6] where there is no room for it the situation is a sheet, and leads to lines however far back', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const script = await scriptOf(server, ada)
  const incident = await script.declare(checkout)
  const write = (kind: string, text: string) => script.run(incident, 'add-entry', { entryId: randomUUID(), kind, text })
  await write('question', 'Is it only the cards?')
  // More lines than are drawn at once.
  await Promise.all(Array.from({ length: 320 }, (_, n) => write('note', `Line ${n}`)))
  const page = await browserFor(ada, { viewport: { width: 900, height: 700 } })
  await page.goto(`/incidents/${incident.key}/replay?seq=999`)
  await page.getByRole('button', { name: 'Situation', exact: true }).click()
  const sheet = page.getByRole('dialog', { name: `Situation of ${incident.key}` })
  await expectAccessible(page)
  await sheet.getByRole('button', { name: 'Is it only the cards?' }).click()
  await expect(sheet).toHaveCount(0)
  await expect(line(page, 'Is it only the cards?')).toBeInViewport()
})

test('[REPLAY-2] what was redacted since is gone as soon as the log goes on, and a log that cannot be read says so', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const script = await scriptOf(server, ada)
  const incident = await script.declare(checkout)
  const entryId = randomUUID()
  const write = (text: string, id: string = randomUUID()) =>
    script.run(incident, 'add-entry', { entryId: id, kind: 'note', text })
  await write('The zirkonium password', entryId)
  const page = await browserFor(ada)
  await page.goto(`/incidents/${incident.key}/replay?seq=2`)
  await expect(line(page, 'The zirkonium password')).toBeVisible()

  const more = page.getByRole('button', { name: /\d more since/ })
  const events = `**/api/v1/incidents/${incident.id}/events?*`
  await write('Written since')
  await expect(more).toBeVisible()
  await page.route(events, (route) => route.abort())
  await more.click()
  await expect(page.getByText('What was written since could not be read', { exact: true })).toBeVisible()
  await page.unroute(events)

  await write('Written later')
  await expect(more).toHaveText(/^2 more/)
  // Before it is looked for again.
  await script.run(incident, 'redact-entry', { entryId })
  await more.click()
  await expect(line(page, 'The zirkonium password')).toHaveCount(0)
  await expect(more).toHaveCount(0)
})
