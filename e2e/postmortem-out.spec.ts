import { readFileSync } from 'node:fs'
import { chromium, type Download } from '@playwright/test'
import { expectAccessible } from './accessibility.ts'
import { expect, phone, test as shared } from './fixtures.ts'
import {
  addCard,
  cards,
  expectSaid,
  expectSaved,
  openedReview,
  openPostmortem,
  prose,
  published,
  saidIn,
  section,
  statement,
} from './postmortem-room.ts'
import { startServer } from './server.ts'

/** A server that has a browser at hand, which makes its PDFs. */
const test = shared.extend({
  server: [
    async ({ launchOptions }, use) => {
      const server = await startServer({ CHROMIUM_PATH: launchOptions.executablePath ?? chromium.executablePath() })
      await use(server)
      await server.dispose()
    },
    { scope: 'worker' },
  ],
})

const textOf = async (download: Download) => readFileSync(await download.path(), 'utf8')

test('[EXPORT-2] [EXPORT-5] [EXPORT-7] a postmortem is taken out as Markdown, JSON, PDF and on paper', async ({
  browserFor,
  server,
}) => {
  test.slow()
  const { ada, incident } = await openedReview(server)
  const page = await browserFor(ada)
  await openPostmortem(page, incident.key)
  await addCard(page, 'rootCauses', 'Timeouts are not tested under load')
  await expectSaved(page)
  const take = async (name: string) => {
    await page.getByRole('button', { name: 'Export and versions' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 90_000 }),
      page.getByRole('menuitem', { name }).click(),
    ])
    return download
  }
  const markdown = await textOf(await take('Markdown'))
  for (const heading of [
    '## Summary',
    '## Root causes',
    '### Timeouts are not tested under load',
    '## What we learned',
  ])
    expect(markdown).toContain(heading)
  const { format, content } = JSON.parse(await textOf(await take('JSON')))
  expect(format).toBe('evenkeel-postmortem')
  expect(content.cards).toMatchObject([{ list: 'rootCauses', statement: 'Timeouts are not tested under load' }])
  const pdf = await textOf(await take('PDF made by the server'))
  expect(pdf.slice(0, 5)).toBe('%PDF-')

  // The browser's own would go on while the test ends, and be told that its page has gone.
  await page.context().addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '')
  })
  await page.getByRole('button', { name: 'Export and versions' }).click()
  const [paper] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('menuitem', { name: 'Print / save as PDF' }).click(),
  ])
  await expect(paper.getByRole('heading', { name: 'Root causes' })).toBeVisible()
  await expect(paper.getByText('Timeouts are not tested under load').first()).toBeVisible()
  await expect(paper.getByRole('button', { name: 'Print / save as PDF' })).toBeVisible()
  await expect(paper.locator('html[data-printed]')).toBeAttached()
})

test('[EDITION-1] [EDITION-2] everybody reads the chosen sections without names, until the address is revoked', async ({
  browserFor,
  server,
  strangerBrowser,
}) => {
  const { ada, incident } = await published(server)
  const page = await browserFor(ada)
  await openPostmortem(page, incident.key)
  await page.getByRole('button', { name: 'Export and versions' }).click()
  await page.getByRole('menuitem', { name: 'Public edition…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Public edition' })
  await dialog.getByRole('checkbox', { name: 'Preventions' }).click()
  await dialog.getByRole('button', { name: 'Make a public address' }).click()
  const link = dialog.getByRole('region', { name: 'Public addresses' }).getByRole('link')
  const address = (await link.getAttribute('href')) ?? ''

  const stranger = await strangerBrowser()
  expect((await stranger.goto(address))?.status()).toBe(200)
  await expect(stranger.getByRole('heading', { level: 2 })).toHaveText(['Summary', 'Impact', 'Timeline', 'Root causes'])
  await expect(stranger.locator('main')).toContainText('Cards are declined in the EU')
  await expect(stranger.locator('main')).not.toContainText(/Ada|Osei|Ravi|Menon/)
  await expectAccessible(stranger)
  await dialog.getByRole('button', { name: 'Revoke' }).click()
  await expect(dialog).toContainText('Revoked')
  expect((await stranger.goto(address))?.status()).toBe(404)
})

test('[COLLAB-3] a stakeholder reads along and writes nothing', async ({ browserFor, newPerson, server }) => {
  const { ada, incident } = await openedReview(server)
  const here = await browserFor(ada)
  const reader = await browserFor(await newPerson('Sten Holder', 'stakeholder'))
  await openPostmortem(here, incident.key)
  await openPostmortem(reader, incident.key, 'read-only')
  await addCard(here, 'trigger', 'Deploy 8412')
  await expectSaid(statement(cards(reader, 'trigger')), 'Deploy 8412')
  await expect(prose(reader, 'summary')).toHaveAttribute('contenteditable', 'false')
  const before = await saidIn(prose(reader, 'summary'))
  await prose(reader, 'summary').click()
  await reader.keyboard.type('Not mine to write')
  expect(await saidIn(prose(reader, 'summary'))).toBe(before)
  for (const name of ['Add a root cause', 'Add a prevention', 'Ask for review', 'Move this card'])
    await expect(reader.getByRole('button', { name })).toHaveCount(0)
  await expectAccessible(reader)
})

test('[EDITOR-7] the page is used on a phone and in the dark, and nothing of it is out of reach', async ({
  browserFor,
  server,
}) => {
  test.slow()
  const { ada, incident } = await openedReview(server)
  const desk = await browserFor(ada)
  const hand = await browserFor(ada, phone)
  await openPostmortem(hand, incident.key)
  await hand
    .getByRole('navigation', { name: 'Sections' })
    .getByRole('button', { name: /^What went well/ })
    .click()
  await prose(hand, 'wentWell').tap()
  await hand.keyboard.type('The alert was early')
  await expectSaved(hand)
  await addCard(hand, 'rootCauses', 'Timeouts are not tested under load')
  const wide = () => hand.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(await wide()).toBe(0)
  await hand.keyboard.press('Escape')
  await hand.getByRole('button', { name: 'Log and comments' }).click()
  await expect(hand.getByRole('dialog').getByRole('list', { name: 'Lines of the log' })).toContainText(
    'Cards are declined',
  )
  await expectAccessible(hand)
  await hand.getByRole('button', { name: 'Close' }).click()

  await openPostmortem(desk, incident.key)
  await expect(section(desk, 'rootCauses')).toContainText('Timeouts are not tested under load')
  for (const page of [desk, hand]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expectAccessible(page)
    }
  }
})
