import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, phone, test } from './fixtures.ts'
import { checkout, expectLive, line, log, openRoom, scriptOf } from './war-room.ts'

/** What has the focus: whether it is in sight, and marked by an outline of its own or of the frame around it. */
const focusNow = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement
    if (!focused || focused === document.body) return 'nothing has the focus'
    const { top, bottom, width } = focused.getBoundingClientRect()
    const isInSight = width > 0 && bottom > 0 && top < window.innerHeight
    const frame = focused.closest(':has(> :focus-visible)')
    const isMarked = [focused, frame].some((each) => each && getComputedStyle(each).outlineStyle !== 'none')
    return isInSight && isMarked ? 'seen' : `not seen: ${focused.outerHTML.slice(0, 120)}`
  })

test('what closes gives the focus back to what opened it, and one Escape closes it', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const incident = await (await scriptOf(server, ada)).declare(checkout)
  const page = await browserFor(ada)
  await openRoom(page, incident.key)
  const more = page.getByRole('button', { name: 'More', exact: true })
  for (const name of ['Ask for help…', 'Bridge call…', 'Check the log…']) {
    await more.click()
    await page.getByRole('menuitem', { name }).click()
    // It hears Escape once it has the focus; while it is on its way something else hears it.
    await expect(page.locator('[role=dialog]:focus-within')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(more).toBeFocused()
  }

  await log(page, '/q Is it only the EU?')
  await line(page, 'Is it only the EU?').focus()
  await page.keyboard.press('a')
  await page.keyboard.type('Yes')
  await page.keyboard.press('Enter')
  await expect(line(page, 'Is it only the EU?')).toBeFocused()

  const search = page.getByRole('button', { name: 'Search this timeline' })
  await search.click()
  await page.keyboard.press('Escape')
  await expect(search).toBeFocused()
})

test('a form in the place of its button gives the focus back to it, and a title left as it was takes nothing back', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei', 'admin')
  const script = await scriptOf(server, ada)
  const incident = await script.declare(checkout)
  const mitigationId = randomUUID()
  const tried = { kind: 'flag-off', title: 'Flag off new-3ds-flow', checkMinutes: 5, reversible: true, start: true }
  await script.run(incident, 'propose-mitigation', { mitigationId, ...tried })
  await script.run(incident, 'watch-mitigation', { mitigationId })
  await script.run(incident, 'add-entry', { entryId: randomUUID(), kind: 'question', text: 'Is it only the EU?' })
  const page = await browserFor(ada)
  await openRoom(page, incident.key)

  for (const name of ['Confirm it is real', 'Answer', 'No effect']) {
    const opener = page.getByRole('button', { name, exact: true })
    await opener.click()
    await expect(page.locator('textarea:focus')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(opener).toBeFocused()
  }

  const pencil = page.getByRole('button', { name: 'Change the title' })
  await pencil.click()
  await script.run(incident, 'retitle', { title: 'Cards fail in the EU' })
  await expect(line(page, 'Cards fail in the EU')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cards fail in the EU')
  await expect(pencil).toBeFocused()
})

test('[ROLE-3] [STATUS-2] on a phone too a held role is taken with a reason, and a closed incident reopened', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const [ada, ravi] = [await newPerson('Ada Osei'), await newPerson('Ravi Menon')]
  const script = await scriptOf(server, ada)
  const incident = await script.declare({ ...checkout, severity: 'sev3' })
  await script.run(incident, 'take-role', { role: 'commander' })
  const page = await browserFor(ravi, phone)
  await openRoom(page, incident.key)
  await page.getByRole('button', { name: 'Situation' }).click()
  await page.getByRole('button', { name: 'Commander: Ada Osei. Take it over' }).filter({ visible: true }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('Ada lost her network')
  await page.getByRole('button', { name: 'Take over', exact: true }).click()
  await page.getByRole('button', { name: 'Timeline' }).click()
  await expect(line(page, 'Ada lost her network')).toBeVisible()

  await script.run(incident, 'change-status', { status: 'resolved' })
  await script.run(incident, 'change-status', { status: 'closed', note: 'A bad deploy.' })
  await expect(page.getByText(/is closed\./)).toBeVisible()
  await page.getByRole('button', { name: 'More', exact: true }).filter({ visible: true }).click()
  await page.getByRole('menuitem', { name: 'Reopen…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('It came back')
  await dialog.getByRole('button', { name: 'Reopen' }).click()
  await expect(page.getByRole('textbox', { name: /^New / })).toBeVisible()
})

test('[FIND-7] an incident by the keyboard alone, from declaring to resolved: the focus is always seen', async ({
  browserFor,
  newPerson,
}) => {
  const page = await browserFor(await newPerson('Ada Osei'))
  await page.goto('/')
  const { keyboard } = page
  const dialog = page.getByRole('dialog')
  await keyboard.press('d')
  await expect(dialog.getByLabel('What is wrong?')).toBeFocused()
  await keyboard.type('Search is slow')
  await keyboard.press('Control+Enter')
  await page.waitForURL(/\/incidents\/INC-/)
  await expectLive(page)
  await expect(page.getByRole('main')).toBeFocused()

  // Every stop from the head of the room to the composer, in the order in which they are read.
  const composer = page.getByRole('textbox', { name: 'New entry' })
  const isThere = () => composer.evaluate((field) => field === document.activeElement)
  for (let stops = 0; stops < 60; stops++) {
    await keyboard.press('Tab')
    if (await isThere()) break
    expect(await focusNow(page)).toBe('seen')
  }
  await expect(composer).toBeFocused()
  await keyboard.type('/o Latency doubles')
  await keyboard.press('Enter')
  await expect(line(page, 'Latency doubles')).toBeVisible()
  await keyboard.press('Escape')

  await keyboard.press('t')
  await expect(line(page, 'took commander')).toBeVisible()
  await keyboard.press('b')
  await expect(dialog.getByLabel('Per cent', { exact: true }).last()).toBeFocused()
  await keyboard.type('23')
  await keyboard.press('Tab')
  await keyboard.type('searches')
  await keyboard.press('Control+Enter')
  await expect(line(page, '23 % of searches')).toBeVisible()

  // A word of an action brings that action first, whatever incidents hold the word.
  await keyboard.press('Control+k')
  await keyboard.type('resol')
  await expect(page.getByRole('option', { selected: true })).toHaveText('Change status: resolved')
  await keyboard.press('Enter')
  await expect(dialog.getByRole('textbox')).toBeFocused()
  await keyboard.type('Fast again')
  await keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  await expect(line(page, 'Resolved: Fast again')).toBeVisible()
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true)
})

test('the keys reach what cannot be done and hear why; with forced colours too it is seen where they are', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const incident = await (await scriptOf(server, ada)).declare(checkout)
  const page = await browserFor(ada)
  await page.emulateMedia({ forcedColors: 'active' })
  await openRoom(page, incident.key)
  await page.getByRole('button', { name: 'More', exact: true }).focus()
  await page.keyboard.press('Enter')
  const mail = page.getByRole('menuitem', { name: /^Get updates by mail/ })
  await expect(mail).toBeDisabled()
  await expect(mail).toHaveAccessibleName(/Mail is not set up on this installation$/)
  await page.keyboard.type('get updates')
  await expect(mail).toBeFocused()
  const looks = await mail.evaluate((item) => {
    const sample = document.createElement('i')
    sample.setAttribute('style', 'forced-color-adjust: none; background-color: Highlight; color: HighlightText')
    document.body.append(sample)
    const [wanted, ...shown] = [sample, item, ...item.querySelectorAll('span')].map((each) => getComputedStyle(each))
    return {
      ground: shown[0]?.backgroundColor === wanted?.backgroundColor,
      texts: shown.every(({ color }) => color === wanted?.color),
    }
  })
  expect(looks, 'the colours of what is highlighted').toEqual({ ground: true, texts: true })
  await page.keyboard.press('Enter')
  await expect(mail).toBeFocused()
})
