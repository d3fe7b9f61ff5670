import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, phone, test } from './fixtures.ts'
import { createToken } from './people.ts'
import { checkout, line, log, openRoom, scriptOf } from './war-room.ts'

/** As many as draw nothing else than ten thousand; those are row 5 of the bench. */
const ENTRIES = 2500
const AT_ONCE = 64

test('[VIEW-1] [VIEW-6] a room of thousands of entries opens at its end, draws few of them, and stands still under who reads', async ({
  browserFor,
  newPerson,
  server,
}) => {
  test.slow()
  const ada = await newPerson('Ada Osei')
  const script = await scriptOf(server, ada)
  const others = await scriptOf(server, await newPerson('Ravi Menon'))
  const incident = await script.declare(checkout)
  const token = await createToken(server, ada)
  const write = async (index: number): Promise<void> => {
    const input = { entryId: randomUUID(), kind: 'note', text: `Entry ${index}: success is at ${index % 100} %` }
    const answer = await fetch(`${server.url}/api/v1/incidents/${incident.id}/commands/add-entry`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ commandId: randomUUID(), input }),
    })
    if (answer.status !== 429) return expect(answer.status).toBe(200)
    await new Promise((resume) => setTimeout(resume, Number(answer.headers.get('retry-after')) * 1000))
    return write(index)
  }
  let next = 0
  const writeOn = async () => {
    for (let index = next++; index < ENTRIES; index = next++) await write(index)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, writeOn))
  const { incident: state } = await script.get<{ incident: { entryCount: number } }>(`/api/v1/incidents/${incident.id}`)
  expect(state.entryCount).toBe(ENTRIES)

  for (const options of [undefined, phone]) {
    const page = await browserFor(ada, options)
    await openRoom(page, incident.key)
    await log(page, 'The last word')
    await expect(line(page, 'The last word').last()).toBeInViewport()
    expect(await page.locator('*').count()).toBeLessThan(1500)
    await hasFollowed(page)
    await expectUnmoved(page, { up: 2000 }, async () => {
      const written = { kind: 'note', text: 'Somebody else goes on\n'.repeat(3) }
      for (let n = 0; n < 3; n++) await others.run(incident, 'add-entry', { entryId: randomUUID(), ...written })
      await expect(page.getByRole('button', { name: '3 new' })).toBeVisible()
    })
    const height = () => scrollerOf(page).evaluate((box) => box.scrollHeight)
    const before = await height()
    // Near enough to the first line that is there for those before it to be asked for.
    await expectUnmoved(page, { to: 300 }, () => expect.poll(height).toBeGreaterThan(before + 1000))
    const readFirst = async () => {
      await scrollerOf(page).evaluate((box) => {
        box.scrollTop = 0
      })
      return Number(await page.getByRole('article').first().getAttribute('data-seq'))
    }
    await expect.poll(readFirst, { intervals: [150] }).toBeLessThan(ENTRIES - 400)
    expect(await page.locator('*').count()).toBeLessThan(1500)
    await log(page, 'Written far above')
    await expect(line(page, 'Written far above').last()).toBeInViewport()
  }
})

const scrollerOf = (page: Page) => page.getByRole('feed').locator('..')

/** The list goes to its end with an own line, and once more until that is measured: for 300 ms, or five frames. */
const hasFollowed = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const until = performance.now() + 400
    for (let frame = 0; frame < 10 || performance.now() < until; frame++) await new Promise(requestAnimationFrame)
  })

/** The line that is read after scrolling stands where it stood, whatever happens meanwhile. */
async function expectUnmoved(page: Page, by: { up?: number; to?: number }, meanwhile: () => Promise<unknown>) {
  const { seq, top } = await scrollerOf(page).evaluate(async (box, { up, to }) => {
    box.scrollTop = to ?? box.scrollTop - (up ?? 0)
    await new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume)))
    const middle = box.getBoundingClientRect().top + box.clientHeight / 2
    const lines = [...box.querySelectorAll('article')]
    const read = lines.find((one) => one.getBoundingClientRect().top > middle) ?? lines[0]
    return { seq: read?.dataset.seq, top: read?.getBoundingClientRect().top ?? 0 }
  }, by)
  await meanwhile()
  const stands = () =>
    page.locator(`article[data-seq="${seq}"]`).evaluate((one) => Math.round(one.getBoundingClientRect().top))
  expect(Math.abs((await stands()) - top)).toBeLessThanOrEqual(2)
}
