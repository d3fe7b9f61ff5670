import { copyDatabase } from '../databases.ts'
import type { Figure, Integrity } from '../figures.ts'
import { type Child, runRow, startChild } from '../row-process.ts'
import { together } from '../sequence-check.ts'
import type { Run } from './measure.ts'
import { startHttpWriters } from './over-http.ts'
import { type Place, type Request, WRITERS } from './place.ts'
import type { RecordedTransaction } from './recording.ts'

type Harness = { run: Run; integrity: Omit<Integrity, 'what'> }
type Name = 'many' | 'bare' | 'hot' | 'naive' | 'paced' | 'httpMany' | 'httpHot'

const PACED_PER_SECOND = 2500

await runRow(async (settings) => {
  const sizes = settings.isQuick
    ? { many: 640, hot: 1280, naive: 256, paced: 1250, http: 256, warmUp: 128 }
    : { many: 3840, hot: 12_800, naive: 1024, paced: 5000, http: 1920, warmUp: 640 }
  const source = process.env.DATABASE_URL ?? ''
  const place = await once(source, (child) => ask<Place>(child, { kind: 'seed' }))
  const recorded = await once(await copyDatabase(source), (child) =>
    ask<RecordedTransaction[]>(child, { kind: 'record', place, count: sizes.many + sizes.warmUp }),
  )
  const http = await (async () => {
    process.env.DATABASE_URL = await copyDatabase(source)
    return startHttpWriters(place)
  })()
  await http.write('many', sizes.warmUp)

  const runs: Record<Name, Run[]> = { many: [], bare: [], hot: [], naive: [], paced: [], httpMany: [], httpHot: [] }
  const integrity: Omit<Integrity, 'what'>[] = []
  const httpSeqs: number[] = []
  for (let round = 0; round < settings.rounds; round++) {
    const [ours, bare] = [await startOn('harness', source), await startOn('bare-client', source)]
    await bare.ask({ kind: 'load', recorded })
    const measure = async (name: Name, request: Request) => {
      const { run, integrity: found } = await ask<Harness>(ours, request)
      runs[name].push(run)
      integrity.push(found)
    }
    const { many, hot, naive, paced, warmUp } = sizes
    await measure('many', { kind: 'many', place, count: many, warmUp })
    const replayed = await bare.ask<{ run: Run; events: number }>({ kind: 'replay', warmUp: warmUp / WRITERS })
    runs.bare.push(replayed.run)
    requireWhole(replayed.events, place, recorded)
    await measure('hot', { kind: 'hot', place, count: hot, warmUp })
    await measure('naive', { kind: 'naive', place, count: naive, warmUp: warmUp / 5 })
    await measure('paced', { kind: 'paced', place, count: paced, perSecond: PACED_PER_SECOND })
    runs.httpMany.push(await http.write('many', sizes.http))
    const overHttp = await http.write('hot', sizes.http)
    runs.httpHot.push(overHttp)
    httpSeqs.push(...overHttp.seqs)
    await Promise.all([ours.end(), bare.end()])
  }
  await http.stop()
  return {
    row: 3,
    title: 'appends',
    figures: figuresOf(runs),
    integrity: [
      together('entries acknowledged by execute, read back from the log', integrity),
      { what: 'entries of the hot incident acknowledged over HTTP', ...gapless(httpSeqs) },
    ],
    conditions: [
      `${WRITERS} writers, each with one command under way; every log verified after its round`,
      `open loop: ${PACED_PER_SECOND} entries/s offered, latency from the instant each should have begun`,
      'the limit replays the statements recorded from execute, in the same round trips, on a copy of the same database',
    ],
  }
})

function ask<Reply>(child: Child, request: Request): Promise<Reply> {
  return child.ask(request)
}

async function startOn(program: string, source: string): Promise<Child> {
  return startChild(program, 'load', { DATABASE_URL: await copyDatabase(source) })
}

async function once<Reply>(databaseUrl: string, use: (child: Child) => Promise<Reply>): Promise<Reply> {
  const child = startChild('harness', 'load', { DATABASE_URL: databaseUrl })
  const reply = await use(child)
  await child.end()
  return reply
}

function requireWhole(events: number, { incidentIds }: Place, recorded: RecordedTransaction[]): void {
  // In each incident its declaration and a note of its writer, in the two hot ones a note of every writer.
  const seeded = incidentIds.length * 2 + 2 * (1 + WRITERS)
  if (events !== seeded + recorded.length)
    throw new Error(`The limit wrote ${events - seeded} events, not all of them.`)
}

/** The numbers that the server answered: each once, and none missing between the first and the last. */
function gapless(seqs: number[]): Omit<Integrity, 'what'> {
  const distinct = new Set(seqs)
  const span = seqs.length === 0 ? 0 : Math.max(...seqs) - Math.min(...seqs) + 1
  return { expected: seqs.length, lost: span - distinct.size, doubled: seqs.length - distinct.size, outOfOrder: 0 }
}

function figuresOf(runs: Record<Name, Run[]>): Figure[] {
  const of = (name: Name, pick: (run: Run) => number) => runs[name].map(pick)
  const perSecond = (name: Name) => of(name, (run) => run.perSecond)
  return [
    {
      what: 'appends to many incidents',
      unit: '/s',
      ours: perSecond('many'),
      limit: perSecond('bare'),
      budgets: [{ of: 'ratio', at: 'least', value: 0.4 }],
      note: 'limit: the same SQL by a bare client',
    },
    {
      what: 'appends to one hot incident',
      unit: '/s',
      ours: perSecond('hot'),
      limit: perSecond('naive'),
      budgets: [
        { of: 'ratio', at: 'least', value: 5 },
        { of: 'ours', at: 'least', value: 5000, isTarget: true },
      ],
      note: 'limit: the row lock without the combiner',
    },
    {
      what: 'hot incident, 64 writers, p99',
      unit: 'ms',
      ours: of('hot', (run) => run.p99),
      limit: of('naive', (run) => run.p99),
      budgets: [{ of: 'ours', at: 'most', value: 50, isTarget: true }],
    },
    { what: `hot incident at ${PACED_PER_SECOND}/s open loop, p50`, unit: 'ms', ours: of('paced', (run) => run.p50) },
    { what: `hot incident at ${PACED_PER_SECOND}/s open loop, p99`, unit: 'ms', ours: of('paced', (run) => run.p99) },
    { what: 'many incidents over HTTP', unit: '/s', ours: perSecond('httpMany') },
    { what: 'hot incident over HTTP', unit: '/s', ours: perSecond('httpHot') },
    { what: 'hot incident over HTTP, p99', unit: 'ms', ours: of('httpHot', (run) => run.p99) },
    {
      what: 'CPU for 1,000 appends, many',
      unit: 's',
      ours: of('many', (run) => run.cpuSeconds),
      limit: of('bare', (run) => run.cpuSeconds),
    },
    {
      what: 'CPU for 1,000 appends, hot',
      unit: 's',
      ours: of('hot', (run) => run.cpuSeconds),
      limit: of('naive', (run) => run.cpuSeconds),
    },
    { what: 'CPU for 1,000 appends over HTTP, hot', unit: 's', ours: of('httpHot', (run) => run.cpuSeconds) },
  ]
}
