import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, phone, test } from './fixtures.ts'
import { checkout, openRoom, type Script, scriptOf } from './war-room.ts'

/** How far a page says that its person has read, each time it does. */
function marksOf(page: Page): number[] {
  const marks: number[] = []
  page.on('request', (request) => {
    if (request.method() === 'PUT' && request.url().endsWith('/read-mark')) marks.push(request.postDataJSON().seq)
  })
  return marks
}

/** Waits until the server has heard how far the person of a page has read: who leaves it before may take that along. */
const expectRead = (page: Page, { id }: { id: string }, seq: number): Promise<void> =>
  expect
    .poll(async () => (await (await page.request.get(`/api/v1/incidents/${id}/room`)).json()).readSeq ?? 0)
    .toBeGreaterThanOrEqual(seq)

/** Has somebody write so many entries; answers where the log ends then. */
async function writeEntries(script: Script, incident: { id: string }, count: number): Promise<number> {
  for (let n = 0; n < count; n++) {
    const text = `Entry ${n}: the queue drains\nand nobody else is affected`
    await script.run(incident, 'add-entry', { entryId: randomUUID(), kind: 'note', text })
  }
  const { incident: now } = await script.get<{ incident: { seq: number } }>(`/api/v1/incidents/${incident.id}`)
  return now.seq
}

/** Longer than a line has to be in sight to count as read. */
const WHILE_MS = 2500

test('[VIEW-5] only what was in sight counts as read: not the rest of a long room, nor what came behind another tab', async ({
  browserFor,
  newPerson,
  server,
}) => {
  test.slow()
  const ada = await newPerson('Ada Osei')
  const others = await scriptOf(server, await newPerson('Ravi Menon'))
  const incident = await others.declare(checkout)
  const write = (count: number) => writeEntries(others, incident, count)
  const few = await write(3)
  const first = await browserFor(ada)
  await openRoom(first, incident.key)
  await expectRead(first, incident, few)
  await first.goto('/')

  const head = await write(60)
  const kim = await browserFor(await newPerson('Kim Park'))
  const marksOfKim = marksOf(kim)
  await openRoom(kim, incident.key)
  // Who is new here reads its end, and nothing else first.
  await expect.poll(() => marksOfKim[0]).toBeGreaterThanOrEqual(head)
  for (const options of [undefined, phone]) {
    const page = await browserFor(ada, options)
    const marks = marksOf(page)
    await openRoom(page, incident.key)
    await expect(page.getByRole('button', { name: /^\d+ new$/ })).toBeVisible()
    await page.waitForTimeout(WHILE_MS)
    expect(Math.max(0, ...marks)).toBeLessThan(head)
    if (!options) continue

    await page.getByRole('button', { name: /^\d+ new$/ }).click()
    await expect.poll(() => Math.max(0, ...marks)).toBeGreaterThanOrEqual(head)
    await page.getByRole('button', { name: /^Situation/ }).click()
    const later = await write(3)
    await page.waitForTimeout(WHILE_MS)
    expect(Math.max(...marks)).toBeLessThan(later)
    await page.getByRole('button', { name: 'Timeline', exact: true }).click()
    await expect.poll(() => Math.max(0, ...marks)).toBeGreaterThanOrEqual(later)
  }
})

test('[VIEW-5] who has more unread than a room comes with starts at the first of it too', async ({
  browserFor,
  newPerson,
  server,
}) => {
  test.slow()
  const ada = await newPerson('Ada Osei')
  const others = await scriptOf(server, await newPerson('Ravi Menon'))
  const incident = await others.declare(checkout)
  await others.run(incident, 'add-entry', { entryId: randomUUID(), kind: 'note', text: 'What Ada has read' })
  const { incident: then } = await others.get<{ incident: { seq: number } }>(`/api/v1/incidents/${incident.id}`)
  const page = await browserFor(ada)
  const marks = marksOf(page)
  await openRoom(page, incident.key)
  await expectRead(page, incident, then.seq)
  await page.goto('/')
  await writeEntries(others, incident, 450)

  // The room comes with its last 200 lines.
  await openRoom(page, incident.key)
  await expect(page.locator('[data-unread]')).toHaveText(/^450 new since/)
  await expect(page.getByRole('article').filter({ hasText: 'What Ada has read' })).toBeInViewport()
  await expect(page.getByRole('article').filter({ hasText: 'Entry 0:' })).toBeInViewport()
  await page.waitForTimeout(WHILE_MS)
  expect(Math.max(...marks), 'what counts as read').toBeLessThan(100)
})
