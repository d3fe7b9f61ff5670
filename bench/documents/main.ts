import { withTransaction } from '@/lib/server/db/pool'
import { loadDocument } from '@/lib/server/db/postmortem-document'
import { startBuiltServer } from '../built-server.ts'
import type { Figure } from '../figures.ts'
import { runRow, startChild } from '../row-process.ts'
import { seedPeople } from '../seed.ts'
import { contentOf, seedDocument } from '../seed-document.ts'
import { together } from '../sequence-check.ts'
import { median } from '../statistics.ts'
import { measureOpening, measureTyping, type Sizes, type Typing } from './measure.ts'

const LONG_BYTES = 200_000

await runRow(async ({ rounds, isQuick }) => {
  const sizes: Sizes = isQuick
    ? { editors: 50, perSecond: 100, warmUp: 200, edits: 500, opens: 3 }
    : { editors: 50, perSecond: 100, warmUp: 500, edits: 2000, opens: 10 }
  const people = await seedPeople(sizes.editors)
  const [author] = people
  if (!author) throw new Error('Nobody was made.')
  const long = await seedDocument(author, longContent())

  const ours: Typing[] = []
  const limit: Typing[] = []
  const openings: number[] = []
  const bareOpenings: number[] = []
  let lost = 0
  for (let round = 0; round < rounds; round++) {
    const short = await seedDocument(author, contentOf([]))
    const server = await startOurs()
    ours.push(await measureTyping(server, people, short.id, sizes))
    openings.push(median(await measureOpening(server.url, author, long.id, sizes.opens)))
    await server.stop()
    lost += await missingIn(short.id, sizes.warmUp + sizes.edits)

    const bare = startChild('bare-server', 'system')
    const port = await bare.ask<number>({ kind: 'listen', state: short.state })
    limit.push(await measureTyping({ url: `http://127.0.0.1:${port}`, pid: bare.pid }, people, short.id, sizes))
    await bare.end()
    const again = startChild('bare-server', 'system')
    const url = `http://127.0.0.1:${await again.ask<number>({ kind: 'listen', state: long.state })}`
    bareOpenings.push(median(await measureOpening(url, author, long.id, sizes.opens)))
    await again.end()
  }
  return {
    row: 8,
    title: 'a document of many',
    figures: figuresOf(ours, limit, sizes, { openings, bareOpenings }),
    integrity: [
      together(
        'edits seen by all others, ours',
        ours.map(({ integrity }) => integrity),
      ),
      together(
        'edits seen by all others, plain Hocuspocus',
        limit.map(({ integrity }) => integrity),
      ),
      {
        what: 'acknowledged edits, read back from the journal',
        expected: rounds * (sizes.warmUp + sizes.edits),
        lost,
        doubled: 0,
        outOfOrder: 0,
      },
    ],
    conditions: [
      `${sizes.editors} editors, all of them real providers in one process on the cores of the load, in one document`,
      `${sizes.edits} edits a round at ${sizes.perSecond}/s in open loop, each counted from when it should have begun`,
      'ours checks and journals each edit before anybody sees it; plain Hocuspocus keeps it in memory',
    ],
  }
})

function figuresOf(
  ours: Typing[],
  limit: Typing[],
  { editors, perSecond }: Sizes,
  { openings, bareOpenings }: { openings: number[]; bareOpenings: number[] },
): Figure[] {
  const figure = (what: string, unit: string, pick: (typing: Typing) => number, atMost?: number): Figure => ({
    what,
    unit,
    ours: ours.map(pick),
    limit: limit.map(pick),
    ...(atMost === undefined ? {} : { budgets: [{ of: 'ratio', at: 'most', value: atMost }] }),
  })
  const who = `${editors} editors, ${perSecond} edits/s`
  return [
    figure(`edit to seen by the others, ${who}, p50`, 'ms', ({ seenP50 }) => seenP50, 1.3),
    figure(`edit to seen by the others, ${who}, p99`, 'ms', ({ seenP99 }) => seenP99, 1.5),
    figure('edit to acknowledged (ours: durable), p50', 'ms', ({ ackP50 }) => ackP50),
    figure('edit to acknowledged (ours: durable), p99', 'ms', ({ ackP99 }) => ackP99),
    figure('CPU of the server for one edit', 'ms', ({ cpu }) => cpu),
    {
      what: `first text of a document of ${LONG_BYTES / 1000} KB that nobody has open`,
      unit: 'ms',
      ours: openings,
      limit: bareOpenings,
      budgets: [{ of: 'ours', at: 'most', value: 150 }],
    },
  ]
}

/** The built server; or, to see what documents cost without the rest of it, a process of theirs alone. */
async function startOurs() {
  if (process.env.EVENKEEL_BENCH_DOCUMENTS !== 'alone') return startBuiltServer()
  const child = startChild('alone-server', 'system')
  const port = await child.ask<number>('listen')
  return { url: `http://127.0.0.1:${port}`, pid: child.pid, stop: () => child.end() }
}

async function missingIn(incidentId: string, edits: number): Promise<number> {
  const stored = await withTransaction((tx) => loadDocument(tx, incidentId))
  const text = stored?.doc.getXmlFragment('impact').toString() ?? ''
  const kept = new Set([...text.matchAll(/#(\d+);/g)].map(([, edit]) => Number(edit)))
  return Array.from({ length: edits }, (_, edit) => edit).filter((edit) => !kept.has(edit)).length
}

function longContent() {
  const paragraph = 'The primary stopped accepting connections while the replica was still replaying its log. '.repeat(
    4,
  )
  return contentOf(Array.from({ length: Math.ceil(LONG_BYTES / paragraph.length) }, () => paragraph))
}
