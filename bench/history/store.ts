import { setTimeout as sleep } from 'node:timers/promises'
import { isAppError } from '@/lib/domain/errors'
import { saveTables } from '@/lib/server/db/derived-tables'
import { insertEvents } from '@/lib/server/db/event-log'
import { insertIncident } from '@/lib/server/db/incident-row'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'
import { saveRows } from '@/lib/server/db/timeline-rows'
import type { IncidentDraft } from '@/lib/server/incident-draft'
import { projectIncident } from '@/lib/server/project-incident'
import type { RandomSource } from '@/lib/testing/random-source'
import { bySaturation } from '../open-loop.ts'
import { chanceOf, sealedLife } from './life.ts'
import { storeReview } from './reviews.ts'
import type { World } from './world.ts'

/** Incidents of one transaction, and transactions under way at once: one waits for PostgreSQL while another is sealed. */
const [BATCH, LANES] = [20, 3]

export interface Part {
  world: World
  /** Incidents in all. */
  size: number
  /** The numbers of the first and the last of this part. */
  from: number
  to: number
}

/** Seals and stores incidents through the modules that store each one in production; answers how many events they have. */
export async function storePart({ world, size, from, to }: Part): Promise<number> {
  let events = 0
  await bySaturation(LANES, Math.ceil((to - from + 1) / BATCH), async (batch) => {
    const first = from + batch * BATCH
    const numbers = Array.from({ length: Math.min(BATCH, to - first + 1) }, (_, index) => first + index)
    const stored = await patiently(() => storeBatch(world, size, numbers))
    events += stored
  })
  return events
}

/** The application gives a database up that does not answer within seconds; one under a bulk load may take longer. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt === 10 || !isAppError(error)) throw error
      await sleep(1000 * attempt)
    }
  }
}

const storeBatch = (world: World, size: number, numbers: number[]): Promise<number> =>
  withTransaction(async (tx) => {
    await tx.query('set local session_replication_role = replica')
    let events = 0
    for (const number of numbers) {
      const stored = await store(tx, world, size, number)
      events += stored
    }
    return events
  })

async function store(tx: Tx, world: World, size: number, number: number): Promise<number> {
  const random = chanceOf(number)
  const draft = sealedLife(random, number, size, world)
  const projection = projectIncident(draft.state)
  await insertIncident(tx, draft, projection)
  await insertEvents(tx, draft.id, draft.sealed)
  await saveRows(tx, draft.id, [...draft.rows.values()])
  await saveTables(tx, draft.id, null, projection.tables)
  await storeReview(tx, random, draft.state)
  await storeAlerts(tx, random, draft, world)
  return draft.sealed.length
}

const RULES = ['HighErrorRate', 'HighLatency', 'QueueBacklog', 'DiskFull', 'CertificateExpires', 'TargetDown']

/** What told a machine, for those that a machine declared. */
async function storeAlerts(tx: Tx, random: RandomSource, { id, state }: IncidentDraft, world: World): Promise<void> {
  const at = state.instants.firstSignalAt?.at
  const [service] = state.services
  if (!at || !service) return
  const name = random.pick(RULES)
  await rowsOf(
    tx,
    sql`insert into alert (id, integration_id, dedup_key, status, title, severity, labels, annotations, starts_at, ends_at,
        first_received_at, last_received_at, service_id, incident_id, settled_at, raw)
      values (gen_random_uuid(), ${world.integrationId}, ${id}, 'resolved', ${`${name} on ${service.name}`}, 'critical',
        ${JSON.stringify({ alertname: name, service: service.name })}, '{}', ${at}, ${at}, ${at}, ${at}, ${service.id},
        ${id}, ${at}, '{}')`,
  )
}
