import type { FaultOptions, FaultResult } from './fault.ts'
import { type LoggedEvent, readLog } from './stage/audit.ts'
import { openBrowser, openRoom, shiftClock, typeEntry, untilKept, untilSaved } from './stage/browsers.ts'
import { startInstallation } from './stage/installation.ts'
import { createPerson, declare } from './stage/people.ts'
import { until } from './stage/until.ts'

const AWAY_MS = 10 * 60_000
const CLOCK_TOLERANCE_MS = 3000

/**
 * Types entries without a network, closes the tab and then the browser, and comes back ten minutes later: the page in
 * which they are typed believes that it is ten minutes earlier, so nobody has to wait.
 */
export async function offlineOutbox({ times = 200 }: FaultOptions = {}): Promise<FaultResult> {
  const installation = await startInstallation()
  try {
    const person = await createPerson(installation, 'Ada Osei')
    const { id, key } = await declare(installation.url, person)
    const browser = await openBrowser(installation, person)
    try {
      const page = await browser.newPage()
      await shiftClock(page, -AWAY_MS)
      await openRoom(page, key)
      await browser.context().setOffline(true)
      const typedAt: number[] = []
      for (let n = 0; n < times; n++) {
        typedAt.push(Date.now() - AWAY_MS)
        await typeEntry(page, textOf(n))
      }
      await untilKept(page, times)
      const beforeClosing = (await readLog(installation.url, person, id)).filter(isEntry).length
      await page.close()
      await browser.reopen()

      const back = await browser.newPage()
      const cameBackAt = performance.now()
      await back.goto(`/incidents/${key}`)
      const arrived = async () => (await readLog(installation.url, person, id)).filter(isEntry)
      await until(async () => (await arrived()).length >= times, 60).catch(() => null)
      const arrival = performance.now() - cameBackAt
      await untilSaved(back)
      const entries = await arrived()
      const texts = entries.map(({ payload }) => payload.text)
      const clockErrors = typedAt.map((at, n) => Math.abs(at - Date.parse(entries[n]?.payload.occurredAt ?? '')))
      const figures = {
        typed: times,
        'arrived before it was closed': beforeClosing,
        arrived: entries.length,
        missing: typedAt.filter((_, n) => !texts.includes(textOf(n))).length,
        doubled: texts.length - new Set(texts).size,
        'out of place': texts.filter((text, n) => text !== textOf(n)).length,
        'time of typing wrong by at most (ms)': Math.max(...clockErrors),
        'all there after opening again (s)': (arrival / 1000).toFixed(1),
      }
      return {
        name: 'offline-outbox',
        promise: `${times} entries typed offline, tab and browser closed, opened ten minutes later: all arrive once, in order`,
        figures,
        met:
          beforeClosing === 0 &&
          entries.length === times &&
          figures.missing + figures.doubled + figures['out of place'] === 0 &&
          figures['time of typing wrong by at most (ms)'] <= CLOCK_TOLERANCE_MS,
      }
    } finally {
      await browser.dispose()
    }
  } finally {
    await installation.dispose()
  }
}

const textOf = (n: number) => `Typed on the train, line ${n}`
const isEntry = ({ type }: LoggedEvent) => type === 'note.added'
