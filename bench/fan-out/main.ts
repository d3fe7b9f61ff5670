import type { IncidentEvent } from '@/lib/domain/incident/events'
import { listEvents } from '@/lib/server/queries/list-events'
import { startBuiltServer } from '../built-server.ts'
import type { Figure } from '../figures.ts'
import { postNote } from '../http-writer.ts'
import { runRow, startChild } from '../row-process.ts'
import { type Member, noteText, seedIncident, seedPeople } from '../seed.ts'
import { together } from '../sequence-check.ts'
import { EVENTS_PER_SECOND, type FanOut, measureFanOut, type Sizes } from './measure.ts'

await runRow(async ({ rounds, isQuick }) => {
  const sizes: Sizes = isQuick
    ? { clients: 200, warmUp: 50, steady: 20, burst: 20 }
    : { clients: 1000, warmUp: 1000, steady: 120, burst: 80 }
  const people = await seedPeople(sizes.clients)
  const [author] = people
  if (!author) throw new Error('Nobody was made.')
  const { id: incidentId } = await seedIncident(author)
  const { id: elsewhere } = await seedIncident(author)

  const ours: FanOut[] = []
  const limit: FanOut[] = []
  for (let round = 0; round < rounds; round++) {
    ours.push(await measureOurs({ people, author, incidentId, elsewhere }, sizes))
    limit.push(await measureBare(people, await lastEvent(author, incidentId), sizes))
  }
  return {
    row: 2,
    title: 'fan-out',
    figures: figuresOf(ours, limit, sizes),
    integrity: [
      together(
        'deliveries of ours',
        ours.map(({ integrity }) => integrity),
      ),
      together(
        'deliveries of the bare broadcast',
        limit.map(({ integrity }) => integrity),
      ),
    ],
    conditions: [
      `${sizes.clients} sockets of ${sizes.clients} people in one room; each round starts both servers afresh`,
      `${sizes.steady} events at ${EVENTS_PER_SECOND}/s, each an entry logged over HTTP and committed; then ${sizes.burst} at once`,
      'CPU and memory are those of the server process, ours with its part of writing the entries',
    ],
  }
})

interface Stage {
  people: Member[]
  author: Member
  incidentId: string
  /** An incident that nobody watches. */
  elsewhere: string
}

async function measureOurs({ people, author, incidentId, elsewhere }: Stage, sizes: Sizes): Promise<FanOut> {
  const server = await startBuiltServer()
  const { headSeq } = await listEvents(author.actor, incidentId, { after: 0, limit: 1 })
  const tell = async (count: number) => {
    await Promise.all(
      Array.from({ length: count }, (_, index) => postNote(server.url, author.token, incidentId, noteText(index))),
    )
  }
  const tellNobody = async () => {
    await postNote(server.url, author.token, elsewhere, noteText(0))
  }
  const measured = await measureFanOut({ ...server, incidentId, headSeq, tell, tellNobody }, people, sizes)
  await server.stop()
  return measured
}

async function measureBare(people: Member[], event: IncidentEvent, sizes: Sizes): Promise<FanOut> {
  const child = startChild('bare-server', 'system')
  const port = await child.ask<number>({ kind: 'listen' })
  let seq = 0
  // One message a moment: the bare server is told at the instants at which ours is.
  let busy: Promise<unknown> = Promise.resolve()
  const tell = (count: number) => {
    const seqs = Array.from({ length: count }, () => ++seq)
    const told = busy.then(() => child.ask<null>({ kind: 'tell', event, seqs }))
    busy = told
    return told.then(() => {})
  }
  const url = `http://127.0.0.1:${port}`
  const server = { url, pid: child.pid, incidentId: event.incidentId, headSeq: 0, tell }
  const measured = await measureFanOut(server, people, sizes)
  await child.end()
  return measured
}

/** What ours sends, so that the bare server sends the same bytes. */
async function lastEvent({ actor }: Member, incidentId: string): Promise<IncidentEvent> {
  const { headSeq } = await listEvents(actor, incidentId, { after: 0, limit: 1 })
  const { events } = await listEvents(actor, incidentId, { after: headSeq - 1, limit: 1 })
  const [event] = events
  if (!event) throw new Error('The room has no event.')
  return event
}

function figuresOf(ours: FanOut[], limit: FanOut[], { steady, burst, clients }: Sizes): Figure[] {
  const both = (pick: (one: FanOut) => number) => ({ ours: ours.map(pick), limit: limit.map(pick) })
  return [
    {
      what: `deliveries to ${clients} sockets at ${EVENTS_PER_SECOND} events/s`,
      unit: '/s',
      ...both((one) => one.steadyPerSecond),
      budgets: [{ of: 'ratio', at: 'least', value: 0.8 }],
      note: `${steady} events a round`,
    },
    {
      what: `deliveries of ${burst} events at once`,
      unit: '/s',
      ...both((one) => one.burstPerSecond),
      budgets: [{ of: 'ratio', at: 'least', value: 0.8 }],
    },
    {
      what: 'CPU for 1,000 deliveries',
      unit: 'ms',
      ...both((one) => one.cpuOfDeliveries),
      budgets: [{ of: 'ratio', at: 'most', value: 1.3 }],
      note: 'ours with writing the entries',
    },
    { what: 'CPU of writing one entry that nobody watches', unit: 'ms', ours: ours.map((one) => one.cpuOfEvent) },
    {
      what: 'live memory per client',
      unit: 'KB',
      ...both((one) => one.livePerClient),
      budgets: [{ of: 'ratio', at: 'most', value: 1.3 }],
    },
    { what: 'resident memory per client', unit: 'KB', ...both((one) => one.residentPerClient) },
  ]
}
