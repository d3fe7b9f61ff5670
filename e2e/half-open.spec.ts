import { startWire } from '../lib/testing/wire.ts'
import { freePort } from '../scripts/database/running-server.ts'
import { expect, test } from './fixtures.ts'
import { createPerson, signIn } from './people.ts'
import { startServer } from './server.ts'
import { checkout, connected, expectLive, line, openRoom, scriptOf } from './war-room.ts'

test('[RT-13] a page whose network swallows everything says so, and comes back by itself', async ({ browser }) => {
  test.slow()
  const port = await freePort()
  const server = await startServer({ PUBLIC_URL: `http://localhost:${port}` })
  const wire = await startWire(Number(new URL(server.url).port), port)
  try {
    const ada = await createPerson(server, 'Ada Osei')
    const script = await scriptOf(server, ada)
    const incident = await script.declare(checkout)
    const context = await browser.newContext({ baseURL: `http://localhost:${port}` })
    await signIn(context, server, ada)
    const page = await context.newPage()
    const isConnected = connected(page)
    await openRoom(page, incident.key)
    await isConnected
    wire.silence()
    await expect(page.locator('[data-connection="live"]')).toHaveCount(0)
    await script.run(incident, 'add-entry', { entryId: crypto.randomUUID(), kind: 'note', text: 'Written meanwhile' })
    await expect(page.locator('[data-connection="offline"]').first()).toBeAttached()
    wire.mend()
    await expectLive(page)
    await expect(line(page, 'Written meanwhile')).toBeVisible()
    await context.close()
  } finally {
    await wire.close()
    await server.dispose()
  }
})
