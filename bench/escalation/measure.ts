import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { setClock } from '@/lib/server/clock'
import { query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'
import { declareIncident } from '@/lib/server/declare'
import { execute } from '@/lib/server/execute'
import { freePort } from '../../scripts/database/running-server.ts'
import { startBuiltServer } from '../built-server.ts'
import { bySaturation } from '../open-loop.ts'
import { cpuSeconds } from '../process-cost.ts'
import { readSettings } from '../row-process.ts'
import { type Member, seedPeople } from '../seed.ts'
import { canBeTold } from './receiver.ts'

const MINUTE_MS = 60_000
const AT_ONCE = 16
/** Time for a server to start before what was seeded is due. */
const BEFORE_MS = 30_000
/** What one run takes to be seeded, at first without having seen any. */
let seedingMs = 10
const LONGEST_MS = 60_000
const LOOK_MS = 500

/** Milliseconds that each was late: until the log said that the next step was asked, until the channel had the page. */
export interface Outcome {
  expected: number
  asked: number[]
  told: number[]
  doubled: number
  /** Of the server and of PostgreSQL, from then until all were told; of two servers, those of the one that lives. */
  cpuSeconds: number
}

interface Stage {
  first: Member
  second: Member
}

let stage: Promise<Stage> | null = null

/** Two people, the second of whom can be told by ntfy alone, on this machine. */
async function makeStage(): Promise<Stage> {
  const [first, second] = await seedPeople(2)
  if (!first || !second) throw new Error('There are no people.')
  await canBeTold([first, second])
  return { first, second }
}

/** Escalations that wait for an hour. */
export async function seedPending(count: number): Promise<void> {
  stage ??= makeStage()
  const at = await stage
  const before = performance.now()
  await start(at, count, 60)
  seedingMs = (performance.now() - before) / count
}

/** A service with a policy that asks the first person, and the second after so many minutes; one incident for each run. */
async function start({ first, second }: Stage, count: number, minutes: number): Promise<string[]> {
  const [policyId, serviceId] = [randomUUID(), randomUUID()]
  const target = (person: Member) => ({ kind: 'person', personId: person.actor.id })
  const steps = [
    { afterMinutes: minutes, targets: [target(first)] },
    { afterMinutes: 60, targets: [target(second)] },
  ]
  await query(
    sql`insert into escalation_policy (id, name, steps, repeat, created_at, updated_at)
      values (${policyId}, ${policyId}, ${JSON.stringify(steps)}::jsonb, 0, now(), now())`,
  )
  await query(
    sql`insert into service (id, key, name, policy_id) values (${serviceId}, ${serviceId.slice(0, 8)}, 'Checkout', ${policyId})`,
  )
  const ids: string[] = []
  await bySaturation(AT_ONCE, count, async () => {
    const input = { title: 'Checkout is failing', severity: 'sev2', kind: 'production', serviceIds: [serviceId] }
    const { incident } = await declareIncident({ actor: first.actor, commandId: randomUUID(), input })
    const asked = { escalationId: randomUUID(), serviceId }
    const command = { incidentId: incident.id, name: 'start-escalation', commandId: randomUUID(), input: asked }
    await execute({ ...command, actor: SYSTEM_ACTOR })
    ids.push(incident.id)
  })
  // The first person was told while no server ran: otherwise all of them would be told when one starts.
  await query(sql`update page_attempt set state = 'sent', sent_at = now() where state = 'queued'`)
  return ids
}

/** Lets so many be due in one instant, and looks how late each was asked and told. */
export async function measureDue(count: number, server: 'lives' | 'is killed'): Promise<Outcome> {
  stage ??= makeStage()
  const at = await stage
  // One clock for all of them: they are due in the same millisecond.
  const due = Math.ceil(Date.now() + BEFORE_MS + 3 * count * seedingMs)
  setClock(() => new Date(due - MINUTE_MS))
  const ids = await start(at, count, 1).finally(() => setClock(null))
  const first = await startBuiltServer()
  const other = server === 'is killed' ? await startBuiltServer({ PORT: String(await freePort()) }) : null
  if (Date.now() > due) throw new Error('They were due before a server was there: give them more time.')
  await sleep(due - Date.now() + (other ? 100 : 0))
  if (other) await first.stop('SIGKILL')
  const living = other ?? first
  const spent = () => cpuSeconds(living.pid) + cpuSeconds(readSettings().postgresPid, 'family')
  const before = spent()
  await untilTold(ids, due)
  const cpu = spent() - before
  const outcome = await readOutcome(ids, due)
  await living.stop()
  return { ...outcome, cpuSeconds: cpu }
}

interface AskedRow {
  incidentId: string
  at: Date
  toldAt: Date | null
}

/** Looks seldom, and at little: what looks on is work for PostgreSQL as well. */
async function untilTold(ids: string[], due: number): Promise<void> {
  for (;;) {
    const [row] = await query<{ told: number }>(
      sql`select count(*)::int as told from page_attempt where sent_at >= ${new Date(due)}`,
    )
    if ((row?.told ?? 0) >= ids.length || Date.now() > due + LONGEST_MS) return
    await sleep(LOOK_MS)
  }
}

async function readOutcome(ids: string[], due: number): Promise<Omit<Outcome, 'cpuSeconds'>> {
  const rows = await query<AskedRow>(
    sql`select event.incident_id as "incidentId", event.recorded_at as at,
        (select min(attempt.sent_at) from page_attempt attempt
          where attempt.page_id = (event.payload -> 'pages' -> 0 ->> 'pageId')::uuid) as "toldAt"
      from incident_event event where event.incident_id = any(${ids}::uuid[]) and event.type = 'pages.asked'
        and event.payload -> 'escalation' ->> 'position' = '1'`,
  )
  return {
    expected: ids.length,
    asked: rows.map(({ at }) => at.getTime() - due),
    told: rows.flatMap(({ toldAt }) => (toldAt ? [toldAt.getTime() - due] : [])),
    doubled: rows.length - new Set(rows.map(({ incidentId }) => incidentId)).size,
  }
}
