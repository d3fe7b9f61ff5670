import { randomUUID } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { expect } from './fixtures.ts'
import { createPerson, type Person, signIn } from './people.ts'
import type { TestServer } from './server.ts'
import type { TwoServers } from './two-servers.ts'
import { checkout, line, log, openRoom, scriptOf } from './war-room.ts'

async function roomOn(browser: Browser, server: TestServer, person: Person, key: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url })
  await signIn(context, server, person)
  const page = await context.newPage()
  await openRoom(page, key)
  return page
}

/** Two people in one room, each by another server: what one does, the other sees. Needs a short ABSENCE_MS. */
export async function expectOneRoom(browser: Browser, { one, two }: TwoServers): Promise<void> {
  const [ada, ravi] = [await createPerson(one, 'Ada Osei'), await createPerson(two, 'Ravi Menon')]
  const [script, raviScript] = [await scriptOf(one, ada), await scriptOf(two, ravi)]
  const incident = await script.declare({ ...checkout, visibility: 'private' })
  await script.run(incident, 'add-member', { personId: await raviScript.personId() })
  const here = await roomOn(browser, one, ada, incident.key)
  const there = await roomOn(browser, two, ravi, incident.key)
  for (const page of [here, there]) await expect(page.getByText('2 here')).toBeVisible()

  await log(here, 'EU success is at 77 %')
  await log(there, 'Only cards of one bank')
  for (const page of [here, there]) {
    await expect(line(page, 'EU success is at 77 %')).toHaveCount(1)
    await expect(line(page, 'Only cards of one bank')).toHaveCount(1)
  }

  const entryId = randomUUID()
  await script.run(incident, 'add-entry', { entryId, kind: 'note', text: 'canary of a customer' })
  await expect(line(there, 'canary of a customer')).toBeVisible()
  await script.run(incident, 'redact-entry', { entryId })
  await expect(there.getByText('canary of a customer')).toHaveCount(0)

  await here.getByRole('button', { name: 'Take command' }).first().click()
  // Her name stands there before, among who is here; and what she has not sent yet would go with her browser.
  await expect(line(there, 'Ada took commander')).toBeVisible()
  await here.context().close()
  await expect(there.getByText('away', { exact: true }).first()).toBeVisible()
  const back = await roomOn(browser, two, ada, incident.key)
  await expect(back.getByText('away', { exact: true })).toHaveCount(0)
  await expect(there.getByText('away', { exact: true })).toHaveCount(0)

  await script.run(incident, 'remove-member', { personId: await raviScript.personId() })
  await expect(there.getByText('You can no longer see this incident')).toBeVisible()
  expect(await there.content()).not.toContain('EU success')
  await there.context().close()
  await back.context().close()
}

/** Both servers write into one incident at the same time; `during` happens after the first half. Answers the last `seq`. */
export async function writeByBoth({ one, two }: TwoServers, ada: Person, key: string, during: () => Promise<void>) {
  const scripts = [await scriptOf(one, ada), await scriptOf(two, ada)]
  const { incident } = await scripts[0]!.get<{ incident: { id: string } }>(`/api/v1/incidents/${key}`)
  const write = (from: number) =>
    Promise.all(
      scripts.map(async (script, server) => {
        for (let n = 0; n < 40; n++) {
          const text = `${server + 1}-${from + n}`
          await script.run(incident, 'add-entry', { entryId: randomUUID(), kind: 'note', text })
        }
      }),
    )
  await write(0)
  await during()
  await write(40)
  const { headSeq } = await scripts[0]!.get<{ headSeq: number }>(`/api/v1/incidents/${key}/events?limit=1`)
  return headSeq
}
