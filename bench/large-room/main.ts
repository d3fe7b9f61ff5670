import { launchBrowser } from '../browser-session.ts'
import { startBuiltServer } from '../built-server.ts'
import { fillPanels } from '../busy-panels.ts'
import type { Figure } from '../figures.ts'
import { atRate } from '../open-loop.ts'
import { runRow } from '../row-process.ts'
import { fillRoom, seedIncident, seedPeople } from '../seed.ts'
import { percentile } from '../statistics.ts'
import { firstByte } from './first-byte.ts'
import { openPage, type PageLoad } from './page-load.ts'

const REQUESTS_PER_SECOND = 10

await runRow(async ({ rounds, isQuick }) => {
  const [large, small, requests] = isQuick ? [1000, 100, 10] : [10_000, 100, 40]
  const people = await seedPeople(40)
  const [reader] = people
  if (!reader) throw new Error('Nobody was made.')
  const keys: Record<'large' | 'small', string> = { large: '', small: '' }
  for (const [size, entries] of [
    ['large', large],
    ['small', small],
  ] as const) {
    const incident = await seedIncident(reader)
    await fillPanels(reader, incident.id)
    await fillRoom(people, incident.id, entries)
    keys[size] = incident.key
  }
  const server = await startBuiltServer()
  const browser = await launchBrowser()

  const addressOf = (size: 'large' | 'small') => `${server.url}/incidents/${keys[size]}`
  const typicalFirstByte = async (size: 'large' | 'small') => {
    const times: number[] = []
    await atRate(REQUESTS_PER_SECOND, requests, async () => {
      times.push(await firstByte(addressOf(size), reader.cookie))
    })
    return percentile(times, 0.5)
  }
  // The first requests load the page's code; those are the cold start of row 10.
  for (let index = 0; index < 20; index++) await firstByte(addressOf(index % 2 ? 'large' : 'small'), reader.cookie)
  await openPage(browser, addressOf('large'), reader)

  const bytes = { large: [] as number[], small: [] as number[] }
  const loads = { large: [] as PageLoad[], small: [] as PageLoad[] }
  for (let round = 0; round < rounds; round++) {
    for (const size of ['large', 'small'] as const) {
      bytes[size].push(await typicalFirstByte(size))
      loads[size].push(await openPage(browser, addressOf(size), reader))
    }
  }
  await browser.close()
  await server.stop()
  return {
    row: 5,
    title: 'room of 10,000 entries, every panel full',
    figures: figuresOf(bytes, loads, large),
    integrity: [],
    conditions: [
      `limit: the same room with ${small} entries; ${requests} requests a round at ${REQUESTS_PER_SECOND}/s each`,
      'pages in a fresh Chromium context, nothing cached, at 1440 × 900; sizes as they came over the wire, compressed',
    ],
  }
})

function figuresOf(
  bytes: Record<'large' | 'small', number[]>,
  loads: Record<'large' | 'small', PageLoad[]>,
  entries: number,
): Figure[] {
  const both = (pick: (load: PageLoad) => number) => ({ ours: loads.large.map(pick), limit: loads.small.map(pick) })
  return [
    {
      what: `time to first byte, room of ${entries.toLocaleString('en-GB')}, p50`,
      unit: 'ms',
      ours: bytes.large,
      limit: bytes.small,
      budgets: [
        { of: 'ours', at: 'most', value: 30 },
        { of: 'ratio', at: 'most', value: 1.2 },
      ],
    },
    {
      what: 'HTML and data, gzip',
      unit: 'KB',
      ...both((load) => load.htmlAndData),
      budgets: [{ of: 'ours', at: 'most', value: 60 }],
    },
    {
      what: 'JavaScript of the room, gzip',
      unit: 'KB',
      ...both((load) => load.scripts),
      budgets: [{ of: 'ours', at: 'most', value: 180 }],
    },
    {
      what: 'largest contentful paint',
      unit: 's',
      ...both((load) => load.largestPaint),
      budgets: [{ of: 'ours', at: 'most', value: 0.8 }],
    },
    {
      what: 'DOM nodes',
      unit: '',
      ...both((load) => load.nodes),
      budgets: [{ of: 'ours', at: 'most', value: 1500 }],
    },
  ]
}
