import { randomUUID } from 'node:crypto'
import { query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'
import { createIntegration } from '@/lib/server/integrations/create-integration'
import type { Run } from '../appends/measure.ts'
import { startBuiltServer } from '../built-server.ts'
import type { Figure, Integrity } from '../figures.ts'
import { runRow, startChild } from '../row-process.ts'
import { percentile } from '../statistics.ts'
import { type Counted, countOf, measureSingles, secondsUntilCounted, secondsUntilTold } from './measure.ts'
import { type OnCall, PAGED, seedOnCall } from './on-call.ts'
import { writeIntoRoom } from './room.ts'
import { deliveryOf, post, triggerOf } from './sender.ts'

/** One storm: until its alerts are durable, until the log of its incident counts them, until its people were told. */
interface Storm {
  answered: number
  counted: number
  told: number
}

await runRow(async ({ rounds, isQuick }) => {
  const sizes = isQuick ? { warmUp: 200, singles: 500, storm: 1000 } : { warmUp: 2000, singles: 10_000, storm: 10_000 }
  const onCall = await seedOnCall()
  const server = await startBuiltServer()
  const bare = startChild('bare-server', 'system')
  const bareUrl = `http://127.0.0.1:${await bare.ask<number>({ kind: 'listen' })}/`
  const runs = { ours: [] as Run[], bare: [] as Run[] }
  const storms = { delivery: [] as Storm[], singles: [] as Storm[] }
  const counted: { what: string; expected: number; found: Counted }[] = []
  const entries: number[] = []
  let stored = 0

  for (let round = 0; round < rounds; round++) {
    const watched = await aSender('events-v2', onCall)
    const send = (run: string, count: number) =>
      measureSingles(`${server.url}/v2/enqueue`, server.pid, count, (index) => triggerOf(watched.key, run, index))
    // Told of the first alert of its storm, which is the first of this one as well.
    const first = performance.now()
    await send('warm', sizes.warmUp)
    const told = await secondsUntilTold(watched.id, PAGED, first)
    const room = writeIntoRoom(server.url, onCall, watched.id)
    const start = performance.now()
    const ours = await send('storm', sizes.singles)
    const answered = (performance.now() - start) / 1000
    const total = sizes.warmUp + sizes.singles
    storms.singles.push({ answered, counted: (await secondsUntilCounted(watched.id, total, start)) - answered, told })
    entries.push(...(await room.leave()))
    runs.ours.push(ours)
    counted.push({ what: 'single events', expected: total, found: await countOf(watched.id) })

    const bodyOf = (run: string) => (index: number) => triggerOf('none', `${round}-${run}`, index)
    await measureSingles(bareUrl, bare.pid, sizes.warmUp, bodyOf('warm'))
    runs.bare.push(await measureSingles(bareUrl, bare.pid, sizes.singles, bodyOf('storm')))
    stored += total
    storms.delivery.push(await measureDelivery(server.url, sizes.storm, counted, onCall))
  }
  const bareStored = await bare.ask<number>({ kind: 'count' })
  await Promise.all([server.stop(), bare.end()])
  return {
    row: 4,
    title: 'alert intake',
    figures: figuresOf(runs, storms, sizes, entries),
    integrity: [...integrityOf(counted), { what: 'alerts of the bare server', ...exactly(stored, bareStored) }],
    conditions: [
      '64 connections, each with one event of the Events API v2 under way, answered once it is durable',
      `a storm is ${sizes.storm} distinct alerts of one service; counted means that the log of its one incident says so`,
      `the service follows a policy whose step asks ${PAGED} people, by ntfy on this machine; told is until it has the pages of both`,
      'during the single events somebody writes entries into the room of their incident, one after the other',
      'the limit checks no key, groups nothing and tells nobody: one upsert of the body a request, by its key',
    ],
  }
})

async function aSender(kind: 'events-v2' | 'alertmanager', { policyId }: OnCall) {
  const serviceId = randomUUID()
  const key = `bench-${serviceId.slice(0, 8)}`
  await query(sql`insert into service (id, key, name, policy_id) values (${serviceId}, ${key}, ${key}, ${policyId})`)
  return createIntegration({ kind, name: key, serviceId })
}

async function measureDelivery(
  url: string,
  size: number,
  counted: { what: string; expected: number; found: Counted }[],
  onCall: OnCall,
): Promise<Storm> {
  const { id, key } = await aSender('alertmanager', onCall)
  const body = deliveryOf(randomUUID(), size)
  const start = performance.now()
  const status = await post(`${url}/api/webhooks/alertmanager/${key}`, body)
  if (status !== 200) throw new Error(`The storm was answered with ${status}.`)
  const answered = (performance.now() - start) / 1000
  const after = (await secondsUntilCounted(id, size, start)) - answered
  const told = await secondsUntilTold(id, PAGED, start)
  counted.push({ what: 'one delivery', expected: size, found: await countOf(id) })
  return { answered, counted: after, told }
}

function exactly(expected: number, found: number): Omit<Integrity, 'what'> {
  return {
    expected,
    lost: Math.max(0, expected - found),
    doubled: Math.max(0, found - expected),
    outOfOrder: 0,
  }
}

function integrityOf(counted: { what: string; expected: number; found: Counted }[]): Integrity[] {
  return counted.flatMap(({ what, expected, found }) => [
    { what: `alerts of ${what}, as the log of their incident counts them`, ...exactly(expected, found.firing) },
    { what: `incidents of ${what}`, ...exactly(1, found.incidents) },
    { what: `pages of ${what}, one a person and step`, ...exactly(PAGED, found.pages) },
    { what: `people told of ${what}`, ...exactly(PAGED, found.told) },
  ])
}

function figuresOf(
  runs: { ours: Run[]; bare: Run[] },
  storms: { delivery: Storm[]; singles: Storm[] },
  sizes: { singles: number; storm: number },
  entries: number[],
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
    {
      what: 'first alert sent until everybody was told, in single events',
      unit: 's',
      ours: storms.singles.map(({ told }) => told),
    },
    {
      what: 'delivery sent until everybody was told',
      unit: 's',
      ours: storms.delivery.map(({ told }) => told),
    },
    { what: 'an entry in the room during the single events, p50', unit: 'ms', ours: [percentile(entries, 0.5)] },
    { what: 'an entry in the room during the single events, p99', unit: 'ms', ours: [percentile(entries, 0.99)] },
  ]
}
