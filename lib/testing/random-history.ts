import { randomUUID } from 'node:crypto'
import type { IncidentState } from '@/lib/domain/incident/state'
import { saveTables } from '@/lib/server/db/derived-tables'
import { insertEvents } from '@/lib/server/db/event-log'
import { insertIncident } from '@/lib/server/db/incident-row'
import { query, withTransaction } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'
import { saveRows } from '@/lib/server/db/timeline-rows'
import { append, hasBegun, type IncidentDraft, newDraft } from '@/lib/server/incident-draft'
import { projectIncident } from '@/lib/server/project-incident'
import { aPerson, aService, aTeam } from '@/lib/testing/factories'
import { type RandomWorld, randomFacts } from '@/lib/testing/random-log'
import { type RandomSource, randomSource } from '@/lib/testing/random-source'

const DAY = 24 * 3_600_000

/** Seals the facts of one random incident into a log, declared at an instant. */
function randomDraft(random: RandomSource, number: number, world: RandomWorld, declaredAt: number): IncidentDraft {
  const draft = newDraft(randomUUID())
  for (const { body, actor, at } of randomFacts(random, number, world, declaredAt)) {
    append(draft, [body], { actor, commandId: randomUUID(), recordedAt: at })
  }
  if (!hasBegun(draft)) throw new Error('A random log has no events')
  return draft
}

/** Saves a whole log with all that is derived from it. */
const storeDraft = (draft: IncidentDraft): Promise<void> =>
  withTransaction(async (tx) => {
    const projection = projectIncident(draft.state)
    await insertIncident(tx, draft, projection)
    await insertEvents(tx, draft.id, draft.sealed)
    await saveRows(tx, draft.id, [...draft.rows.values()])
    await saveTables(tx, draft.id, null, projection.tables)
  })

/** People and services with teams, for random logs to speak of. */
export async function aWorld(): Promise<RandomWorld & { teamOf: Map<string, string> }> {
  const people = await Promise.all(Array.from({ length: 6 }, () => aPerson()))
  const teams = [await aTeam({ name: 'Money' }), await aTeam({ name: 'Shop' })]
  const services = []
  const teamOf = new Map<string, string>()
  for (const [index, name] of ['Checkout', 'Payments', 'Search', 'Orphan'].entries()) {
    const team = teams[index % 3]
    const service = await aService({ name, ...(team ? { team } : {}) })
    if (team) teamOf.set(service.id, team.id)
    services.push({ ...service, key: service.id, teamId: team?.id ?? null })
  }
  return { people: people.map(({ id, name }) => ({ id, name })), services, teamOf }
}

/** The log refuses to be emptied; in a test its guard is put aside for a moment. */
async function forgetIncidents(): Promise<void> {
  await query(sql`alter table incident_event disable trigger user`)
  await query(sql`truncate incident cascade`)
  await query(sql`alter table incident_event enable trigger user`)
}

/**
 * Stores `count` random incidents, declared over the year before `until`, instead of all that are there; answers their
 * states. The same seed makes the same ones.
 */
export async function storeRandomHistory(
  seed: number,
  count: number,
  world: RandomWorld,
  until = Date.now(),
): Promise<IncidentState[]> {
  await forgetIncidents()
  const random = randomSource(seed)
  const states: IncidentState[] = []
  for (let number = 1; number <= count; number++) {
    const declaredAt = until - Math.round(random.next() * 365 * DAY)
    const draft = randomDraft(random, number, world, declaredAt)
    await storeDraft(draft)
    states.push(draft.state)
  }
  return states
}
