import { expect, test } from './fixtures.ts'
import { createPerson, signIn } from './people.ts'
import { startServer } from './server.ts'
import { checkout, line, openRoom, scriptOf } from './war-room.ts'

test('[ROLE-11] [ROLE-2] a commander who disappears is offered for take-over, and marked present when they return', async ({
  browser,
}) => {
  const server = await startServer({ ABSENCE_MS: '1500' })
  try {
    const [ada, ravi] = [await createPerson(server, 'Ada Osei'), await createPerson(server, 'Ravi Menon')]
    const script = await scriptOf(server, ada)
    const incident = await script.declare(checkout)
    const open = async (person: typeof ada) => {
      const context = await browser.newContext({ baseURL: server.url })
      await signIn(context, server, person)
      const page = await context.newPage()
      await openRoom(page, incident.key)
      return page
    }
    const here = await open(ada)
    const there = await open(ravi)
    await here.getByRole('button', { name: 'Take command' }).first().click()
    await expect(there.getByTitle('Ada Osei').first()).toBeVisible()
    await here.context().close()
    await expect(there.getByText('away', { exact: true }).first()).toBeVisible()

    const back = await open(ada)
    // There too: what is still said there of the first time would be taken for the second.
    for (const page of [back, there]) await expect(page.getByText('away', { exact: true })).toHaveCount(0)
    await back.context().close()
    await expect(there.getByText('away', { exact: true }).first()).toBeVisible()
    await there.getByRole('button', { name: 'Take command' }).first().click()
    await expect(there.getByTitle('Ravi Menon').first()).toBeVisible()
    await expect(line(there, /Ravi.*command/).last()).toBeVisible()
    await there.context().close()
  } finally {
    await server.dispose()
  }
})
