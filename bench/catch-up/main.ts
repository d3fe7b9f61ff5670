import pg from 'pg'
import type { IncidentState } from '@/lib/domain/incident/state'
import { listEvents } from '@/lib/server/queries/list-events'
import { startBuiltServer } from '../built-server.ts'
import type { Figure, Integrity } from '../figures.ts'
import { runRow } from '../row-process.ts'
import { fillRoom, seedIncident, seedPeople } from '../seed.ts'
import { percentile } from '../statistics.ts'
import { catchUp, reconnectAll } from './clients.ts'

const BUDGETS_MS: Record<number, number> = { 1000: 250, 10000: 600 }
const PER_ROUND = 20

await runRow(async ({ rounds, isQuick }) => {
  const [entries, clients] = isQuick ? [1500, 50] : [10_500, 500]
  const missed = [500, 1000, 10_000].filter((count) => count < entries)
  const people = await seedPeople(clients)
  const [reader] = people
  if (!reader) throw new Error('Nobody was made.')
  const incident = await seedIncident(reader)
  await fillRoom(people.slice(0, 40), incident.id, entries)
  const { headSeq } = await listEvents(reader.actor, incident.id, { after: 0, limit: 1 })
  const database = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await database.connect()
  const server = await startBuiltServer()

  const ours = new Map<number, number[]>(missed.map((count) => [count, []]))
  const limit = new Map<number, number[]>(missed.map((count) => [count, []]))
  const reconnected: number[] = []
  const integrity: Integrity[] = []
  await catchUp(server.url, reader, incident, headSeq - 1)
  for (let round = 0; round < rounds; round++) {
    for (const count of missed) {
      const from = headSeq - count
      ours.get(count)?.push(await typical(() => catchUp(server.url, reader, incident, from)))
      limit.get(count)?.push(await typical(() => bareCatchUp(database, incident.id, from)))
    }
  }
  // After the small ones: it writes into the room.
  for (let round = 0; round < rounds; round++) {
    const { seconds, integrity: found } = await reconnectAll(server.url, people, incident)
    reconnected.push(seconds)
    integrity.push(found)
  }
  await server.stop()
  await database.end()
  return {
    row: 6,
    title: 'catch-up',
    figures: [
      ...missed.map((count) => catchUpFigure(count, ours.get(count) ?? [], limit.get(count) ?? [])),
      {
        what: `${clients} clients reconnecting at once, all current`,
        unit: 's',
        ours: reconnected,
        budgets: [{ of: 'ours', at: 'most', value: 5 }],
        note: 'each missed 200 events, 10 more a second meanwhile',
      },
    ],
    integrity,
    conditions: [
      `a room of ${entries} entries; ${PER_ROUND} times a round, median`,
      'ours counts from opening the socket to the room store being at the head: handshake, join, fold',
      'the limit reads that many rows of the log on an open connection and makes JSON of them',
    ],
  }
})

async function typical(once: () => Promise<number>): Promise<number> {
  const times: number[] = []
  for (let index = 0; index < PER_ROUND; index++) times.push(await once())
  return percentile(times, 0.5)
}

/** What cannot be avoided: the rows out of PostgreSQL, as text that could be sent. */
async function bareCatchUp(database: pg.Client, incidentId: IncidentState['id'], afterSeq: number): Promise<number> {
  const start = performance.now()
  const { rows } = await database.query({
    name: 'catch-up',
    text: 'select seq, type, payload, actor, command_id, recorded_at, hash from incident_event where incident_id = $1 and seq > $2 order by seq',
    values: [incidentId, afterSeq],
  })
  JSON.stringify(rows)
  return performance.now() - start
}

function catchUpFigure(count: number, ours: number[], limit: number[]): Figure {
  const value = BUDGETS_MS[count]
  return {
    what: `catch-up after ${count.toLocaleString('en-GB')} missed events`,
    unit: 'ms',
    ours,
    limit,
    ...(value ? { budgets: [{ of: 'ours', at: 'most', value }] } : {}),
    note: count > 500 ? 'a window of 200 lines and the state' : 'every event',
  }
}
