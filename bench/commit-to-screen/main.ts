import type { Browser, Page } from '@playwright/test'
import { contextOf, launchBrowser } from '../browser-session.ts'
import { type BuiltServer, startBuiltServer } from '../built-server.ts'
import { fillPanels } from '../busy-panels.ts'
import type { Figure } from '../figures.ts'
import { postNote } from '../http-writer.ts'
import { runRow, startChild } from '../row-process.ts'
import { fillRoom, type Member, noteText, seedIncident, seedPeople } from '../seed.ts'
import { together } from '../sequence-check.ts'
import { percentile } from '../statistics.ts'
import { measureEntries, type Stage, type Timing } from './measure.ts'
import { framesShownAsSaved, markOf, sightingOf, watchEntries } from './probe.ts'

const HELD_MS = 250

await runRow(async ({ rounds, isQuick }) => {
  const { entries, count } = isQuick ? { entries: 500, count: 10 } : { entries: 10_000, count: 30 }
  const people = await seedPeople(40)
  const [ada, ben, cleo, dai] = people
  if (!ada || !ben || !cleo || !dai) throw new Error('Nobody was made.')
  const incident = await seedIncident(ada)
  await fillPanels(ada, incident.id)
  await fillRoom(people, incident.id, entries)

  const server = await startBuiltServer()
  const browser = await launchBrowser()
  const room = `${server.url}/incidents/${incident.key}`
  const ours = await stageOf(browser, room, [ada, ben, cleo], 'textarea[aria-keyshortcuts]', async (index) => {
    await postNote(server.url, dai.token, incident.id, noteText(index))
  })
  const bareServer = startChild('bare-server', 'system')
  const bareUrl = `http://127.0.0.1:${await bareServer.ask<number>('listen')}/`
  const bare = await stageOf(browser, bareUrl, [ada, ben, cleo], 'textarea', async (index) => {
    await fetch(bareUrl, { method: 'POST', body: noteText(index) })
  })

  const timings: Record<'ours' | 'bare', Timing[]> = { ours: [], bare: [] }
  const shownAsSaved: number[] = []
  let next = 1
  const take = (stage: Stage, size: number) => {
    const first = next
    next += size
    return measureEntries(stage, first, size)
  }
  await take(ours, 10)
  await take(bare, 10)
  for (let round = 0; round < rounds; round++) {
    timings.bare.push(await take(bare, count))
    timings.ours.push(await take(ours, count))
    shownAsSaved.push(await whileNothingCommits(server, ours.writer, next++))
  }
  await browser.close()
  await Promise.all([server.stop(), bareServer.end()])
  return {
    row: 1,
    title: 'commit to screen',
    figures: figuresOf(timings, shownAsSaved),
    integrity: [
      together(
        'sightings of entries in three browsers',
        timings.ours.map(({ integrity }) => integrity),
      ),
      together(
        'sightings in the bare page',
        timings.bare.map(({ integrity }) => integrity),
      ),
    ],
    conditions: [
      `a room of ${entries} entries in three Chromium contexts; ${count} entries a round, five a second, and ten a second by others`,
      'from the key press (in the page, before the page hears it) to the frame that shows it, by one machine clock',
      'the limit posts to one insert, tells it over a WebSocket, and appends one element to a list of at most 200',
      `shown as saved: the server process is stopped for ${HELD_MS} ms while an entry is logged, and every frame is looked at`,
    ],
  }
})

/** Opens the same place in a browser context of each person, and watches what is painted there. */
async function stageOf(
  browser: Browser,
  url: string,
  people: [Member, Member, Member],
  field: string,
  background: Stage['background'],
): Promise<Stage> {
  const open = async (person: Member) => {
    const page = await (await contextOf(browser, url, person)).newPage()
    await page.goto(url)
    await page.locator(field).first().waitFor()
    await page.waitForLoadState('networkidle')
    await watchEntries(page)
    return page
  }
  const [writer, ...readers] = [await open(people[0]), await open(people[1]), await open(people[2])]
  if (!writer) throw new Error('No page was opened.')
  return { writer, readers, field, background }
}

/** Logs an entry while the server stands still: nothing can be committed, so nothing may look as if it were. */
async function whileNothingCommits(server: BuiltServer, page: Page, number: number): Promise<number> {
  process.kill(server.pid, 'SIGSTOP')
  try {
    await page.locator('textarea[aria-keyshortcuts]').fill(markOf(number))
    await page.keyboard.press('Enter')
    if (!(await sightingOf(page, number))) throw new Error('An own entry waits for the server before it is shown.')
    return await framesShownAsSaved(page, number, HELD_MS)
  } finally {
    process.kill(server.pid, 'SIGCONT')
  }
}

function figuresOf({ ours, bare }: Record<'ours' | 'bare', Timing[]>, shownAsSaved: number[]): Figure[] {
  const of = (timings: Timing[], share: number) => timings.map(({ toOthers }) => percentile(toOthers, share))
  const pooled = (timings: Timing[]) => [
    percentile(
      timings.flatMap(({ toOthers }) => toOthers),
      0.99,
    ),
  ]
  const inNextFrame = ({ frames }: Timing) => (frames.filter((each) => each === 1).length / frames.length) * 100
  return [
    {
      what: 'submit to painted in the others, p50',
      unit: 'ms',
      ours: of(ours, 0.5),
      limit: of(bare, 0.5),
      budgets: [{ of: 'ratio', at: 'most', value: 1.5 }],
    },
    {
      what: 'submit to painted in the others, p99',
      unit: 'ms',
      ours: pooled(ours),
      limit: pooled(bare),
      budgets: [{ of: 'ratio', at: 'most', value: 2 }],
      note: 'of all rounds together',
    },
    {
      what: 'own entry painted in the next frame',
      unit: '%',
      ours: ours.map(inNextFrame),
      budgets: [{ of: 'ours', at: 'least', value: 99 }],
    },
    {
      what: 'own entry, key to painted, p50',
      unit: 'ms',
      ours: ours.map(({ toSelf }) => percentile(toSelf, 0.5)),
      limit: bare.map(({ toSelf }) => percentile(toSelf, 0.5)),
    },
    {
      what: 'frames that showed an uncommitted entry as saved',
      unit: '',
      ours: shownAsSaved,
      budgets: [{ of: 'ours', at: 'most', value: 0 }],
    },
  ]
}
