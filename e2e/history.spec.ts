import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { COVERAGE } from '@/lib/domain/metrics/metric'
import { expectAccessible } from './accessibility.ts'
import { expect, phone, test } from './fixtures.ts'
import { checkout, openRoom, scriptOf } from './war-room.ts'

const day = (ago: number, time: string): string =>
  `${new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)}T${time}Z`

/** Eight incidents of elsewhere, as a spreadsheet has them; the last is not over. */
const PAST = [
  ['Id', 'Title', 'Severity', 'Created at', 'Impact started', 'Mitigated at', 'Resolved at', 'Notes'],
  ...Array.from({ length: 7 }, (_, n) => [
    `OLD-${n}`,
    n === 0 ? '=SUM(A1:A9) of the basket' : `Basket loses its contents ${n}`,
    n % 2 ? 'sev1' : 'sev3',
    day(20 + n * 21, '10:00:00'),
    n === 3 ? '' : day(20 + n * 21, '09:50:00'),
    day(20 + n * 21, `10:${10 + n * 5}:00`),
    day(20 + n * 21, '12:00:00'),
    'The walrus cache was cold',
  ]),
  ['OLD-9', 'Still going on', 'sev2', day(1, '10:00:00'), '', '', '', ''],
]
const csvOf = (rows: string[][]): string => rows.map((row) => row.join(',')).join('\n')

/** More than a page of the list; every second one says "even". */
const MANY = [
  ['Id', 'Title', 'Severity', 'Created at', 'Resolved at'],
  ...Array.from({ length: 60 }, (_, n) => [
    `MANY-${n}`,
    `Ocelot runs out of threads ${n % 2 ? 'odd' : 'even'}`,
    'sev2',
    day(30 + n, '10:00:00'),
    day(30 + n, '11:00:00'),
  ]),
]

/** Gives a file to the page of imports and has it tried. */
async function tryImport(page: Page, rows: string[][]): Promise<void> {
  await page.goto('/history/import')
  await page
    .getByLabel('File of past incidents')
    .setInputFiles({ name: 'past.csv', mimeType: 'text/csv', buffer: Buffer.from(csvOf(rows)) })
  await page.getByRole('button', { name: 'Try it' }).click()
}

async function writeImport(page: Page, count: number): Promise<void> {
  await page.getByRole('button', { name: `Write ${count} incidents` }).click()
  await expect(page.getByText('Done.')).toBeVisible()
}

const total = (page: Page) =>
  page.getByRole('navigation', { name: 'History' }).getByRole('link', { name: /All incidents/ })

test('[IMPORT-1] past incidents are tried, imported once, and then counted, filtered, kept as a view, exported and opened', async ({
  browserFor,
  newPerson,
}) => {
  test.slow()
  const admin = await browserFor(await newPerson('Priya Raman', 'admin'))
  for (const [written, known] of [
    [7, 0],
    [0, 7],
  ]) {
    await tryImport(admin, PAST)
    await expect(admin.getByText(`${written} would be written`)).toBeVisible()
    await expect(admin.getByText(`${known} known already, 1 left out`)).toBeVisible()
    if (written === 0) break
    await expectAccessible(admin)
    await writeImport(admin, 7)
  }

  const page = await browserFor(await newPerson('Sam Keller'))
  await page.goto('/history/incidents')
  await page.getByRole('searchbox', { name: 'Words, or a key' }).fill('walrus cach')
  await expect(page).toHaveURL(/q=walrus/)
  await expect(page.getByRole('status').filter({ hasText: '7 incidents' })).toBeVisible()
  await page
    .getByRole('button', { name: /^Severity/ })
    .first()
    .click()
  await page.getByRole('checkbox', { name: /SEV3/ }).check()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/severity=sev3/)
  await expect(page.getByRole('status').filter({ hasText: '4 incidents' })).toBeVisible()
  const address = page.url()

  await page.getByRole('button', { name: 'Saved views' }).click()
  await page.getByRole('menuitem', { name: 'Save this view…' }).click()
  // What is ticked and let go shares nothing later.
  await page.getByRole('checkbox', { name: /Share it with everybody/ }).check()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Saved views' }).click()
  await page.getByRole('menuitem', { name: 'Save this view…' }).click()
  await expect(page.getByRole('checkbox', { name: /Share it with everybody/ })).not.toBeChecked()
  await page.getByRole('textbox', { name: 'Name' }).fill('Walrus, minor')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.goto('/history/incidents?q=walrus')
  await expect(page.getByRole('status').filter({ hasText: '7 incidents' })).toBeVisible()
  await page.getByRole('button', { name: 'Saved views' }).click()
  await page.getByRole('menuitem', { name: /Walrus, minor/ }).click()
  await expect(page).toHaveURL(address)
  await expect(page.getByRole('status').filter({ hasText: '4 incidents' })).toBeVisible()

  await page.getByRole('button', { name: 'Export' }).click()
  const saving = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: /CSV/ }).click()
  const lines = readFileSync(await (await saving).path(), 'utf8')
    .trim()
    .split(/\r?\n/)
  expect(lines).toHaveLength(5)
  // A spreadsheet must not take the title for a formula.
  expect(lines.join('\n')).toContain("'=SUM(A1:A9) of the basket")

  await page
    .getByRole('link', { name: /Basket loses its contents 2/ })
    .filter({ visible: true })
    .first()
    .click()
  await expect(page).toHaveURL(/\/incidents\/INC-\d+/)
  await expect(page.getByText('written later').first()).toBeVisible()
})

test('[HISTORY-1] a list longer than a page says how many there are in all, while somebody types', async ({
  browserFor,
  newPerson,
}) => {
  const page = await browserFor(await newPerson('Priya Raman', 'admin'))
  await tryImport(page, MANY)
  await writeImport(page, 60)

  await page.goto('/history/incidents')
  const count = page.getByRole('status').filter({ hasText: 'incidents' })
  const rows = page.getByRole('row', { name: /Ocelot/ })
  const words = page.getByRole('searchbox', { name: 'Words, or a key' })
  await words.fill('ocelot')
  await expect(count).toHaveText('60 incidents')
  await expect(page.getByText('50 of 60')).toBeVisible()
  await expect(total(page)).toHaveText(/60/)
  await page.getByRole('button', { name: 'Load more' }).click()
  await expect(rows).toHaveCount(60)
  await words.fill('ocelot even')
  await expect(count).toHaveText('30 incidents')
  await expect(rows).toHaveCount(30)
  await words.fill('ocelto')
  await expect(page.getByText('Nothing matches')).toBeVisible()
  await expect(page.getByRole('link', { name: /Ocelot runs out of threads/ }).first()).toBeVisible()
})

test('[METRIC-1] a member of a private incident and a stakeholder see different figures beside the same sentence', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const [ada, hannah] = [await newPerson('Ada Osei'), await newPerson('Hannah Weiss', 'stakeholder')]
  const script = await scriptOf(server, ada)
  const hidden = await script.declare({
    ...checkout,
    title: 'Keys were leaked',
    visibility: 'private',
    deliveryPrevented: true,
  })
  const shown = await script.declare({ ...checkout, title: 'Wallets are refused in Portugal' })
  for (const incident of [hidden, shown]) await script.run(incident, 'change-status', { status: 'mitigated' })

  const [member, stakeholder] = [await browserFor(ada), await browserFor(hannah, phone)]
  const asked: string[] = []
  member.on('request', (request) => asked.push(new URL(request.url()).pathname))
  for (const page of [member, stakeholder]) await page.goto('/history')
  const card = (page: Page) => page.locator('[data-metric="durations"]')
  const countOf = async (page: Page) => {
    const answer = await page.request.get('/api/v1/history/incidents/count')
    return ((await answer.json()) as { count: number }).count
  }
  await expect(card(member).getByRole('heading')).toBeVisible()
  await expect(card(stakeholder).getByRole('heading')).toBeVisible()
  for (const page of [member, stakeholder]) await expect(page.getByText(COVERAGE)).toHaveCount(1)
  await expect.poll(async () => (await countOf(member)) - (await countOf(stakeholder))).toBe(1)
  // Not on a phone, which has no room for it.
  await expect(total(member)).toHaveText(/\d/)
  await expect(stakeholder.getByText('Keys were leaked')).toHaveCount(0)

  await expectAccessible(member)
  // What can be filtered by is asked for when somebody is about to.
  expect(asked).not.toContain('/api/v1/people')
  await member.getByRole('button', { name: /^Person/ }).click()
  await expect(member.getByRole('dialog').getByRole('checkbox').first()).toBeVisible()
  expect(asked).toContain('/api/v1/people')
  await member.keyboard.press('Escape')

  await card(member).getByRole('button', { name: 'As a table' }).click()
  await expect(card(member).getByRole('table')).toContainText('Time to mitigate')
  await card(member).getByRole('button', { name: 'As a chart' }).click()
  const point = card(member)
    .getByRole('link', { name: /Keys were leaked/ })
    .first()
  await point.focus()
  await member.keyboard.press('Enter')
  await expect(member).toHaveURL(new RegExp(`/incidents/${hidden.key}`))

  await member.goto('/history/deliver')
  const weeks = member.locator('[data-metric="delivery-prevented"]').getByRole('group', { name: /^Weeks/ })
  await weeks.getByRole('button').last().press('Enter')
  const behind = member.getByRole('dialog', { name: /^Week of .+ delivery prevented for/ })
  await behind.getByRole('link', { name: /Keys were leaked/ }).click()
  await expect(member).toHaveURL(new RegExp(`/incidents/${hidden.key}`))

  await member.keyboard.press('Control+k')
  // Of the title: words of later lines are known for correcting typos half a minute after they were said.
  await member.getByRole('combobox').fill('walets')
  await expect(member.getByRole('option', { name: /Wallets are refused/ }).first()).toBeVisible()
  await stakeholder.goto('/history/digest')
  await stakeholder.getByRole('link', { name: 'Week after' }).click()
  await expect(stakeholder.getByRole('main')).toContainText('Wallets are refused in Portugal')
  await expect(stakeholder.getByText('Keys were leaked')).toHaveCount(0)
})

test('[SIMILAR-1] a room shows what is like it, with what worked then', async ({ browserFor, newPerson, server }) => {
  const ada = await newPerson('Ada Osei')
  const script = await scriptOf(server, ada)
  const before = await script.declare({ ...checkout, title: 'Label printers of Hamburg print twice' })
  const mitigationId = crypto.randomUUID()
  const restart = {
    mitigationId,
    kind: 'restart',
    title: 'Restart the spooler',
    checkMinutes: 5,
    reversible: true,
    start: true,
  }
  await script.run(before, 'propose-mitigation', restart)
  await script.run(before, 'judge-mitigation', { mitigationId, result: 'worked' })
  for (const status of ['mitigated', 'resolved']) await script.run(before, 'change-status', { status })
  const now = await script.declare({ ...checkout, title: 'Label printers print twice again' })

  const page = await browserFor(ada)
  await openRoom(page, now.key)
  const section = page.locator('[data-section="Like this one"]')
  await expect(section.getByRole('link', { name: new RegExp(before.key) })).toBeVisible()
  await expect(section).toContainText('Restart the spooler')
})
