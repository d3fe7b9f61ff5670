import pg from 'pg'
import { startBuiltServer } from '../built-server.ts'
import type { Integrity } from '../figures.ts'
import { runRow } from '../row-process.ts'
import { type About, openHistory } from './build.ts'
import { checkHistory } from './check.ts'
import { detailsOf, figuresOf } from './figures-of.ts'
import { type Timed, timeQuestions } from './measure.ts'
import { questionsFor } from './questions.ts'
import { openReaders } from './readers.ts'
import { countDots, type Exported, type Strips, timeExport } from './whole.ts'

interface Measured {
  about: About
  timed: Timed[]
  exported: Exported[]
  strips: Strips
  integrity: Integrity[]
}

await runRow(async ({ rounds, sizes, isQuick }) => {
  const measured: Measured[] = []
  for (const size of isQuick ? [1000] : sizes) measured.push(await measureAt(size, rounds))
  const largest = measured.at(-1)
  if (!largest) throw new Error('No size was given.')
  const timed = measured.flatMap((one) => one.timed)
  const at = measured.map(({ about }) => about.incidents)
  const { strips } = largest
  return {
    row: 7,
    title: `history over ${at.map(thousands).join(', ')} incidents`,
    figures: figuresOf(timed, at, largest.exported, strips),
    integrity: [
      ...measured.flatMap(({ integrity }) => integrity),
      {
        what: 'strip plots that say when they sample',
        expected: strips.strips,
        lost: strips.silent,
        doubled: 0,
        outOfOrder: 0,
      },
    ],
    conditions: [
      ...measured.map(({ about }) => buildText(about)),
      'one request at a time over HTTP, whole answers; asked by a responder who is a member of some private incidents',
      'the limit: one statement by hand on the same tables, on an open connection, without HTTP',
    ],
    details: detailsOf(timed),
  }
})

async function measureAt(size: number, rounds: number): Promise<Measured> {
  const { about, postgres } = await openHistory(size)
  const bare = new pg.Client({ connectionString: postgres.url })
  await bare.connect()
  const readers = await openReaders(bare, postgres.url, about.world)
  const server = await startBuiltServer({ DATABASE_URL: postgres.url })
  const timed: Timed[] = []
  const exported: Exported[] = []
  let strips: Strips = { most: 0, silent: 0, strips: 0 }
  for (const reader of readers) {
    const stage = { size, url: server.url, pid: server.pid, bare, reader }
    const questions = questionsFor(reader, about.world, await placesOf(bare, size))
    // The responder is who counts: what they may see has to be asked for.
    timed.push(...(await timeQuestions(stage, questions, reader.name === 'admin' ? Math.ceil(rounds / 3) : rounds)))
    if (reader.name !== 'admin') continue
    await timeExport(stage)
    for (let round = 0; round < rounds; round++) exported.push(await timeExport(stage))
    strips = await countDots(stage)
  }
  await server.stop()
  const integrity = await checkHistory(bare, postgres.url, size)
  await bare.end()
  await postgres.stop()
  return { about, timed, exported, strips, integrity }
}

/** A cursor of the list in its middle, and incidents that everybody may see: new ones, and old ones. */
async function placesOf(bare: pg.Client, size: number) {
  const { rows } = await bare.query<{ number: number; at: Date }>(
    `select number, declared_at as at from incident_measure where visibility = 'open' and number >= any($1::int[])
      and number < 10 + (select max(n) from unnest($1::int[]) n where n <= number) order by number`,
    [[0.4, 0.5, 0.7, 0.98].map((share) => Math.round(size * share))],
  )
  const after = (share: number) => rows.find(({ number }) => number >= Math.round(size * share))
  const middle = after(0.5)
  const cursor = JSON.stringify(['-declared', middle?.at.toISOString(), middle?.number])
  return {
    middle: middle?.number ?? 1,
    deepCursor: Buffer.from(cursor).toString('base64url'),
    numbers: [0.98, 0.7, 0.4].map((share) => after(share)?.number ?? 1),
  }
}

function thousands(count: number): string {
  return count.toLocaleString('en-GB')
}

function buildText({ incidents, events, seconds }: About): string {
  const total = Object.values(seconds).reduce((sum, each) => sum + each, 0)
  const steps = Object.entries(seconds).map(([step, took]) => `${step} ${took} s`)
  return `${thousands(incidents)} incidents with ${thousands(events)} events, built in ${Math.round(total)} s (${steps.join(', ')})`
}
