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

  // Who is too late has no such button any more.
  const hasPressed = await Promise.all(
    pages.map((page) =>
      page
        .getByRole('button', { name: 'Take command' })
        .filter({ visible: true })
        .first()
        .click({ timeout: 5000 })
        .then(
          () => true,
          () => false,
        ),
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
  for (const [index, page] of pages.entries()) {
    await expect(page.getByText(`${commander} is commander: say why you take over.`)).toHaveCount(
      people[index]?.name === commander || !hasPressed[index] ? 0 : 1,
    )
  }

  await Promise.all(
    pages.map(async (page, index) => {
      for (let n = 0; n < LINES; n++) await log(page, `Seen by ${people[index]?.name}: ${n}`)
    }),
  )
  for (const page of pages) await expect(line(page, /Seen by /)).toHaveCount(LINES * pages.length)
  const [first, ...others] = await Promise.all(pages.map((page) => line(page, /Seen by /).allTextContents()))
  const wordsOf = (texts: string[] | undefined) => texts?.map((text) => /Seen by [^:]+: \d/.exec(text)?.[0])
  for (const texts of others) expect(wordsOf(texts)).toEqual(wordsOf(first))
})
