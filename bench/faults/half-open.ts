import { setTimeout as sleep } from 'node:timers/promises'
import { startWire } from '../../lib/testing/wire.ts'
import type { FaultOptions, FaultResult } from './fault.ts'
import { request } from './stage/api.ts'
import { openBrowser, openRoom } from './stage/browsers.ts'
import { startInstallation } from './stage/installation.ts'
import { createPerson, declare } from './stage/people.ts'
import { spreadText } from './stage/recovery.ts'
import { until } from './stage/until.ts'
import { watch } from './stage/watcher.ts'

const LIMIT_MS = 10_000
const PATIENCE_SECONDS = 40

/** Lets a wire go silent without closing anything, at any moment of the ping's turn; both ends have to notice. */
export async function halfOpen({ times = 4 }: FaultOptions = {}): Promise<FaultResult> {
  // The browser has to know the wire's address as the installation's own.
  const reserved = await startWire(0)
  const { port } = reserved
  await reserved.close()
  const installation = await startInstallation({ PUBLIC_URL: `http://localhost:${port}` })
  const wire = await startWire(Number(new URL(installation.url).port), port)
  try {
    const person = await createPerson(installation, 'Ada Osei')
    const { id, key } = await declare(installation.url, person)
    const browser = await openBrowser(installation, person, `http://localhost:${port}`)
    try {
      const sockets = async () => {
        const { body } = await request(installation.url, '', '/metrics')
        return Number(/^evenkeel_sockets (\d+)/m.exec(String(body))?.[1])
      }
      const noticed = { page: [] as number[], program: [] as number[], server: [] as number[] }
      for (let trial = 0; trial < times; trial++) {
        const page = await browser.newPage()
        await openRoom(page, key)
        const watcher = await watch(`http://127.0.0.1:${wire.port}`, { token: person.token }, id)
        await until(async () => (await sockets()) === 2, 10)
        await sleep(Math.random() * 5000)
        wire.silence()
        const [byPage, byProgram, byServer] = await Promise.all([
          until(async () => (await page.locator('[data-connection="live"]').count()) === 0, PATIENCE_SECONDS),
          until(() => watcher.disconnects.length > 0, PATIENCE_SECONDS),
          until(async () => (await sockets()) === 0, PATIENCE_SECONDS),
        ])
        noticed.page.push(byPage)
        noticed.program.push(byProgram)
        noticed.server.push(byServer)
        watcher.close()
        await page.close()
        wire.mend()
        await until(async () => (await sockets()) === 0, 10)
      }
      return {
        name: 'half-open',
        promise: 'a connection that dies without a word is noticed at both ends within 10 s',
        figures: {
          trials: times,
          'noticed by the page': spreadText(noticed.page),
          'noticed by a program': spreadText(noticed.program),
          'noticed by the server': spreadText(noticed.server),
        },
        met: Object.values(noticed)
          .flat()
          .every((ms) => ms <= LIMIT_MS),
      }
    } finally {
      await browser.dispose()
    }
  } finally {
    await wire.close()
    await installation.dispose()
  }
}
