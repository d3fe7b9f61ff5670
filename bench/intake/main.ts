import { randomUUID } from 'node:crypto'
import { query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'
import { createIntegration } from '@/lib/server/integrations/create-integration'
import { startBuiltServer } from '../built-server.ts'
import type { Figure, Integrity } from '../figures.ts'
import { runRow, startChild } from '../row-process.ts'
import { type Counted, countOf, measureSingles, type Run, secondsUntilCounted } from './measure.ts'
import { deliveryOf, post, triggerOf } from './sender.ts'

/** One storm: until its alerts are durable, and until the log of its incident counts them. */
interface Storm {
  answered: number
  counted: number
}

await runRow(async ({ rounds, isQuick }) => {
  const sizes = isQuick ? { warmUp: 200, singles: 500, storm: 1000 } : { warmUp: 2000, singles: 10_000, storm: 10_000 }
  const server = await startBuiltServer()
  const bare = startChild('bare-server', 'system')
  const bareUrl = `http://127.0.0.1:${await bare.ask<number>({ kind: 'listen' })}/`
  const runs = { ours: [] as Run[], bare: [] as Run[] }
  const storms = { delivery: [] as Storm[], singles: [] as Storm[] }
  const counted: { what: string; expected: number; found: Counted }[] = []
  let stored = 0

  for (let round = 0; round < rounds; round++) {
    const watched = await aSender('events-v2')
    const send = (run: string, count: number) =>
      measureSingles(`${server.url}/v2/enqueue`, server.pid, count, (index) => triggerOf(watched.key, run, index))
    await send('warm', sizes.warmUp)
    const start = performance.now()
    const ours = await send('storm', sizes.singles)
    const answered = (performance.now() - start) / 1000
    const total = sizes.warmUp + sizes.singles
    storms.singles.push({ answered, counted: (await secondsUntilCounted(watched.id, total, start)) - answered })
    runs.ours.push(ours)
    counted.push({ what: 'single events', expected: total, found: await countOf(watched.id) })

    const bodyOf = (run: string) => (index: number) => triggerOf('none', `${round}-${run}`, index)
    await measureSingles(bareUrl, bare.pid, sizes.warmUp, bodyOf('warm'))
    runs.bare.push(await measureSingles(bareUrl, bare.pid, sizes.singles, bodyOf('storm')))
    stored += total
    storms.delivery.push(await measureDelivery(server.url, sizes.storm, counted))
  }
  const bareStored = await bare.ask<number>({ kind: 'count' })
  await Promise.all([server.stop(), bare.end()])
  return {
    row: 4,
    title: 'alert intake',
    figures: figuresOf(runs, storms, sizes),
    integrity: [...integrityOf(counted), { what: 'alerts of the bare server', ...exactly(stored, bareStored) }],
    conditions: [
      '64 connections, each with one event of the Events API v2 under way, answered once it is durable',
      `a storm is ${sizes.storm} distinct alerts of one service; counted means that the log of its one incident says so`,
      'the limit checks no key, groups nothing and tells nobody: one upsert of the body a request, by its key',
    ],
  }
})

async function aSender(kind: 'events-v2' | 'alertmanager') {
  const serviceId = randomUUID()
  const key = `bench-${serviceId.slice(0, 8)}`
  await query(sql`insert into service (id, key, name) values (${serviceId}, ${key}, ${key})`)
  return createIntegration({ kind, name: key, serviceId })
}

async function measureDelivery(
  url: string,
  size: number,
  counted: { what: string; expected: number; found: Counted }[],
): Promise<Storm> {
  const { id, key } = await aSender('alertmanager')
  const body = deliveryOf(randomUUID(), size)
  const start = performance.now()
  const status = await post(`${url}/api/webhooks/alertmanager/${key}`, body)
  if (status !== 200) throw new Error(`The storm was answered with ${status}.`)
  const answered = (performance.now() - start) / 1000
  const after = (await secondsUntilCounted(id, size, start)) - answered
  counted.push({ what: 'one delivery', expected: size, found: await countOf(id) })
  return { answered, counted: after }
}

const exactly = (expected: number, found: number): Omit<Integrity, 'what'> => ({
  expected,
  lost: Math.max(0, expected - found),
  doubled: Math.max(0, found - expected),
  outOfOrder: 0,
})

function integrityOf(counted: { what: string; expected: number; found: Counted }[]): Integrity[] {
  return counted.flatMap(({ what, expected, found }) => [
    { what: `alerts of ${what}, as the log of their incident counts them`, ...exactly(expected, found.firing) },
    { what: `incidents of ${what}`, ...exactly(1, found.incidents) },
  ])
}

function figuresOf(
  runs: { ours: Run[]; bare: Run[] },
  storms: { delivery: Storm[]; singles: Storm[] },
  sizes: { singles: number; storm: number },
): Figure[] {
  const both = (pick: (run: Run) => number) => ({ ours: runs.ours.map(pick), limit: runs.bare.map(pick) })
  return [
    {
      what: 'single events, durable before the answer',
      unit: '/s',
      ...both((run) => run.perSecond),
      budgets: [{ of: 'ours', at: 'least', value: 5000, isTarget: true }],
    },
    { what: 'single event, p50', unit: 'ms', ...both((run) => run.p50) },
    { what: 'single event, p99', unit: 'ms', ...both((run) => run.p99) },
    { what: 'CPU for 1,000 single events', unit: 's', ...both((run) => run.cpuSeconds) },
    {
      what: `${sizes.singles} single events counted in their incident, after the last answer`,
      unit: 's',
      ours: storms.singles.map(({ counted }) => counted),
      budgets: [{ of: 'ours', at: 'most', value: 5 }],
    },
    {
      what: `one delivery of ${sizes.storm} alerts, until it is durable`,
      unit: 's',
      ours: storms.delivery.map(({ answered }) => answered),
    },
    {
      what: 'alerts of one delivery',
      unit: '/s',
      ours: storms.delivery.map(({ answered }) => sizes.storm / answered),
      budgets: [{ of: 'ours', at: 'least', value: 5000, isTarget: true }],
    },
    {
      what: `one delivery of ${sizes.storm} alerts counted in its incident, after the answer`,
      unit: 's',
      ours: storms.delivery.map(({ counted }) => counted),
      budgets: [{ of: 'ours', at: 'most', value: 5 }],
    },
  ]
}
