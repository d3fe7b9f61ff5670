import { setTimeout as sleep } from 'node:timers/promises'
import type { Integrity } from '../figures.ts'
import { type Memory, memoryOf } from '../kept-memory.ts'
import { atRate, bySaturation, until } from '../open-loop.ts'
import { cpuSeconds } from '../process-cost.ts'
import type { Member } from '../seed.ts'
import { together } from '../sequence-check.ts'
import { gather } from './crowd.ts'

export interface Sizes {
  clients: number
  /** Events told to nobody before anything is timed. */
  warmUp: number
  /** Events told one by one, ten a second. */
  steady: number
  /** Events told all at once. */
  burst: number
}

/** A server with a room, whichever it is. */
export interface Told {
  url: string
  pid: number
  incidentId: string
  headSeq: number
  /** Has the room told this many events, beginning at once. */
  tell(count: number): Promise<void>
  /** Does what comes before telling, where nobody watches; a server that only tells has nothing to do. */
  tellNobody?(): Promise<void>
}

export interface FanOut {
  steadyPerSecond: number
  burstPerSecond: number
  /** Of the server, in ms for a thousand deliveries. */
  cpuOfDeliveries: number
  /** Of the server, in ms for one event that nobody is told of. */
  cpuOfEvent: number
  /** In KB. */
  livePerClient: number
  residentPerClient: number
  integrity: Integrity
}

export const EVENTS_PER_SECOND = 10
/** By then everybody has been told who else is here. */
const SETTLING_MS = 2000
/** How many events that nobody is told of are enough to know what one costs. */
const SAMPLE = 40

/** Fills a room of a fresh server, tells it events steadily and then all at once, and counts what arrives. */
export async function measureFanOut(server: Told, people: readonly Member[], sizes: Sizes): Promise<FanOut> {
  await firstTabs(server, people.slice(0, 20))
  const { headSeq } = server
  const before = await memoryOf(server.pid)
  const crowd = await gather(server.url, people.slice(0, sizes.clients), server.incidentId, headSeq)
  await sleep(SETTLING_MS)
  const after = await memoryOf(server.pid)
  const perClient = (pick: (memory: Memory) => number) => ((pick(after) - pick(before)) * 1024) / sizes.clients

  const cpuOfEvent = await cpuOfEvents(server, sizes)

  const expected = (events: number) => events * sizes.clients
  const allTold = (events: number) =>
    until(() => crowd.delivered().count >= expected(events), 60, `${events} events told to everybody`)
  const perSecond = (events: number, since: number) => expected(events) / ((crowd.delivered().at - since) / 1000)

  const cpu = cpuSeconds(server.pid)
  const steadyFrom = performance.now()
  await atRate(EVENTS_PER_SECOND, sizes.steady, () => server.tell(1))
  await allTold(sizes.steady)
  const steadyPerSecond = perSecond(sizes.steady, steadyFrom)
  const spent = cpuSeconds(server.pid) - cpu

  const burstFrom = performance.now()
  await server.tell(sizes.burst)
  await allTold(sizes.steady + sizes.burst)
  const burstPerSecond = perSecond(sizes.burst, burstFrom)
  // What comes twice comes late.
  await sleep(200)
  const last = headSeq + sizes.steady + sizes.burst
  const integrity = together(
    'deliveries',
    crowd.checks.map((check) => check.result(last)),
  )
  crowd.close()
  return {
    steadyPerSecond,
    burstPerSecond,
    cpuOfDeliveries: (spent / expected(sizes.steady)) * 1e6,
    cpuOfEvent,
    livePerClient: perClient(({ live }) => live),
    residentPerClient: perClient(({ resident }) => resident),
    integrity,
  }
}

/** What an event costs at the usual rate besides telling it, in ms, once the code behind it is compiled. */
async function cpuOfEvents({ pid, tellNobody }: Told, { warmUp }: Sizes): Promise<number> {
  if (!tellNobody) return 0
  await bySaturation(10, warmUp, tellNobody)
  const before = cpuSeconds(pid)
  await atRate(EVENTS_PER_SECOND, SAMPLE, tellNobody)
  return ((cpuSeconds(pid) - before) / SAMPLE) * 1000
}

/** The first tabs load code and compile it, which is nothing that a client costs. */
async function firstTabs(server: Told, people: readonly Member[]): Promise<void> {
  const crowd = await gather(server.url, people, server.incidentId, server.headSeq)
  await server.tell(20)
  await until(() => crowd.delivered().count >= 20 * people.length, 30, 'the first events told')
  crowd.close()
  server.headSeq += 20
}
