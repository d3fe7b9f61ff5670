import type { FaultOptions, FaultResult } from './fault.ts'
import { readLog } from './stage/audit.ts'
import { openBrowser, openRoom, typeEntry, untilConnection, untilSaved } from './stage/browsers.ts'
import { startInstallation } from './stage/installation.ts'
import { createPerson, declare } from './stage/people.ts'
import { until } from './stage/until.ts'

/** Types in turn in two offline tabs of one browser, closes one, and lets the other have its network back. */
export async function twoTabs({ times = 20 }: FaultOptions = {}): Promise<FaultResult> {
  const installation = await startInstallation()
  try {
    const person = await createPerson(installation, 'Ada Osei')
    const { id, key } = await declare(installation.url, person)
    const browser = await openBrowser(installation, person)
    try {
      const [left, right] = [await browser.newPage(), await browser.newPage()]
      await openRoom(left, key)
      await openRoom(right, key)
      await browser.context().setOffline(true)
      await untilConnection(left, 'offline')
      const typed: string[] = []
      for (let n = 0; n < times; n++) {
        for (const [tab, page] of Object.entries({ left, right })) {
          const text = `${tab} ${n}`
          typed.push(text)
          await page.bringToFront()
          await typeEntry(page, text)
        }
      }
      await left.close()
      const posts: string[] = []
      browser.context().on('request', (request) => {
        if (request.url().endsWith('/commands/add-entry')) posts.push(request.postData() ?? '')
      })
      await browser.context().setOffline(false)
      const logged = async () =>
        (await readLog(installation.url, person, id)).flatMap(({ payload }) => payload.text ?? [])
      const tookMs = await until(async () => (await logged()).length >= typed.length, 60).catch(() => null)
      await untilSaved(right)
      const texts = await logged()
      const orderOf = (tab: string) => texts.filter((text) => text.startsWith(tab)).map((text) => text.split(' ')[1])
      const outOfOrder = ['left', 'right'].filter((tab) => orderOf(tab).some((n, index) => n !== String(index)))
      const figures = {
        typed: typed.length,
        arrived: texts.length,
        missing: typed.filter((text) => !texts.includes(text)).length,
        doubled: texts.length - new Set(texts).size,
        'tabs out of order': outOfOrder.length,
        'requests that sent them': posts.length,
        'all there after (s)': tookMs === null ? 'never' : (tookMs / 1000).toFixed(1),
      }
      return {
        name: 'two-tabs',
        promise: 'two tabs offline, one of them closed: each entry is sent once, in the order of its tab',
        figures,
        met:
          texts.length === typed.length &&
          figures.missing + figures.doubled + figures['tabs out of order'] === 0 &&
          posts.length === typed.length,
      }
    } finally {
      await browser.dispose()
    }
  } finally {
    await installation.dispose()
  }
}
