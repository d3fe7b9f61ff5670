import type { Page } from '@playwright/test'
import { expect, phone, test } from './fixtures.ts'
import { createPerson } from './people.ts'
import { checkout, line, log, openRoom, scriptOf } from './war-room.ts'

const LINES = 4

test('[ROLE-3] [RT-12] four people at once, two by thumb: one of them commands, and all read the same lines in one order', async ({
  browserFor,
  server,
}) => {
  test.slow()
  const people = await Promise.all(
    ['Ada Osei', 'Ravi Menon', 'Noor Haddad', 'Lin Zhao'].map((name) => createPerson(server, name)),
  )
  const script = await scriptOf(server, people[0]!)
  const incident = await script.declare(checkout)
  const pages = await Promise.all(people.map((person, index) => browserFor(person, index % 2 ? phone : undefined)))
  await Promise.all(pages.map((page) => openRoom(page, incident.key)))

  const asked = new Set<Page>()
  for (const page of pages) {
    page.on('request', (request) => request.url().endsWith('/commands/take-role') && asked.add(page))
  }
  // Who is too late has no such button any more, or loses it beneath the pointer.
  await Promise.all(
    pages.map((page) =>
      page
        .getByRole('button', { name: 'Take command' })
        .filter({ visible: true })
        .first()
        .click({ timeout: 5000 })
        .catch(() => {}),
    ),
  )
  for (const page of pages) await expect(line(page, 'took commander')).toHaveCount(1)
  const readRoles = async () =>
    (
      await script.get<{ incident: { roles: { commander: { name: string } | null } } }>(
        `/api/v1/incidents/${incident.id}`,
      )
    ).incident.roles
  await expect.poll(async () => (await readRoles()).commander).not.toBeNull()
  const commander = (await readRoles()).commander?.name

  await Promise.all(
    pages.map(async (page, index) => {
      for (let n = 0; n < LINES; n++) await log(page, `Seen by ${people[index]?.name}: ${n}`)
    }),
  )
  for (const page of pages) await expect(line(page, /Seen by /)).toHaveCount(LINES * pages.length)
  // Own lines stand last until the log has them.
  const readBy = async (page: Page) =>
    (await line(page, /Seen by /).allTextContents()).map((text) => /Seen by [^:]+: \d/.exec(text)?.[0]).join('\n')
  await expect.poll(async () => new Set(await Promise.all(pages.map(readBy))).size, 'orders').toBe(1)
  // What was asked for before the lines was answered before them.
  for (const [index, page] of pages.entries()) {
    const isRefused = asked.has(page) && people[index]?.name !== commander
    const refusal = page.getByText(`${commander} is commander: say why you take over.`)
    await expect(refusal).toHaveCount(isRefused ? 1 : 0)
  }
})
