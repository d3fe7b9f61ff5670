import pg from 'pg'
import { answerEach } from '../row-process.ts'
import { measureRun } from './measure.ts'
import type { RecordedTransaction } from './recording.ts'

const POOL_SIZE = 20

let recorded: RecordedTransaction[] = []
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: POOL_SIZE, pipeline: true })

/** The limit: the very statements that `execute` sent, in the same round trips, by a client that does nothing else. */
answerEach(async (message: { kind: 'load'; recorded: RecordedTransaction[] } | { kind: 'replay'; warmUp: number }) => {
  if (message.kind === 'load') {
    recorded = message.recorded
    return null
  }
  const lanes = [...Map.groupBy(recorded, ({ incidentId }) => incidentId).values()]
  await replay(lanes.map((lane) => lane.slice(0, message.warmUp)))
  const measured = lanes.map((lane) => lane.slice(message.warmUp))
  const count = measured.reduce((sum, lane) => sum + lane.length, 0)
  const run = await measureRun(count, process.pid, (timed) => replay(measured, timed))
  return { run, events: await countEvents() }
})

/** Each incident's transactions one after the other, all incidents at once. */
async function replay(
  lanes: RecordedTransaction[][],
  timed: (work: () => Promise<unknown>) => Promise<void> = async (work) => void (await work()),
): Promise<void> {
  await Promise.all(
    lanes.map(async (lane) => {
      for (const { groups } of lane) await timed(() => replayOne(groups))
    }),
  )
}

async function replayOne(groups: RecordedTransaction['groups']): Promise<void> {
  const client = await pool.connect()
  try {
    for (const group of groups) await Promise.all(group.map((statement) => client.query(statement)))
  } finally {
    client.release()
  }
}

async function countEvents(): Promise<number> {
  const { rows } = await pool.query<{ count: number }>('select count(*)::int as count from incident_event')
  return rows[0]?.count ?? 0
}
