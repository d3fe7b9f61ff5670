import type { FaultOptions, FaultResult } from './fault.ts'
import { type LoggedEvent, readLog } from './stage/audit.ts'
import { openBrowser, openRoom, shiftClock, typeEntry } from './stage/browsers.ts'
import { startInstallation } from './stage/installation.ts'
import { createPerson, declare, run } from './stage/people.ts'
import { until } from './stage/until.ts'

const DAY_MS = 24 * 3_600_000
const TOLERANCE_MS = 3000
const ABSENCE_MS = 4000

/** Two people whose clocks are a day fast and a day slow write in turn; then the fast one, in command, disappears. */
export async function clockOff({ times = 10 }: FaultOptions = {}): Promise<FaultResult> {
  const installation = await startInstallation({ ABSENCE_MS: String(ABSENCE_MS) })
  try {
    const [fast, slow] = [await createPerson(installation, 'Fast'), await createPerson(installation, 'Slow')]
    const { id, key } = await declare(installation.url, fast)
    const browsers = [await openBrowser(installation, fast), await openBrowser(installation, slow)]
    try {
      const pages = []
      for (const [index, browser] of browsers.entries()) {
        const page = await browser.newPage()
        await shiftClock(page, index === 0 ? DAY_MS : -DAY_MS)
        await openRoom(page, key)
        pages.push(page)
      }
      await run(installation.url, fast, id, 'take-role', { role: 'commander' })
      const log = () => readLog(installation.url, fast, id)
      const typed: { text: string; at: number }[] = []
      for (let n = 0; n < times * pages.length; n++) {
        const page = pages[n % pages.length]
        if (!page) throw new Error('There is no such page')
        const text = `Line ${n}`
        typed.push({ text, at: Date.now() })
        await typeEntry(page, text)
        await until(async () => (await log()).some(({ payload }) => payload.text === text), 10)
      }
      const entries = (await log()).filter(({ type }) => type === 'note.added')
      const shown = await Promise.all(
        pages.map((page) =>
          page
            .getByRole('article')
            .filter({ hasText: /Line \d+/ })
            .allInnerTexts(),
        ),
      )
      const leftAt = Date.now()
      await browsers[0]?.context().close()
      const absent = await firstAfter(leftAt, log)
      const errors = typed.map(({ at }, n) => Math.abs(at - Date.parse(entries[n]?.payload.occurredAt ?? '')))
      const figures = {
        entries: entries.length,
        'out of order in the log': typed.filter(({ text }, n) => entries[n]?.payload.text !== text).length,
        'out of order on a screen': shown.filter((lines) => !isAscending(lines)).length,
        'time of an entry wrong by at most (ms)': Math.max(...errors),
        'absence marked after it was due (ms)': absent ? Date.parse(absent.recordedAt) - leftAt - ABSENCE_MS : 'never',
      }
      const late = figures['absence marked after it was due (ms)']
      return {
        name: 'clock-off',
        promise: 'clocks of clients a day fast and a day slow: order unchanged, times right, no timer early',
        figures,
        met:
          entries.length === typed.length &&
          figures['out of order in the log'] + figures['out of order on a screen'] === 0 &&
          figures['time of an entry wrong by at most (ms)'] <= TOLERANCE_MS &&
          typeof late === 'number' &&
          late >= 0,
      }
    } finally {
      await Promise.all(browsers.map((browser) => browser.dispose()))
    }
  } finally {
    await installation.dispose()
  }
}

/** The first time after an instant that somebody is marked absent. */
async function firstAfter(instant: number, log: () => Promise<LoggedEvent[]>): Promise<LoggedEvent | undefined> {
  const find = async () =>
    (await log()).find(({ type, recordedAt }) => type === 'participant.absent' && Date.parse(recordedAt) > instant)
  await until(async () => (await find()) !== undefined, 30).catch(() => null)
  return find()
}

function isAscending(lines: readonly string[]): boolean {
  const numbers = lines.map((line) => Number(/Line (\d+)/.exec(line)?.[1]))
  return numbers.length > 0 && numbers.every((n, index) => index === 0 || n > (numbers[index - 1] ?? -1))
}
