import { randomUUID } from 'node:crypto'
import { type PersonActor, SYSTEM_ACTOR } from '@/lib/domain/actor'
import type { ScenarioChange, ScenarioDetail, ScenarioSummary } from '@/lib/domain/drill/drill-view'
import { type Scenario, type ScenarioInput, scenarioKeySchema } from '@/lib/domain/drill/scenario'
import { AppError } from '@/lib/domain/errors'
import { isAdmin, isResponder } from '@/lib/domain/incident/policy'
import { now } from '@/lib/server/clock'
import { isTakingPart } from '@/lib/server/db/drills'
import { withTransaction } from '@/lib/server/db/pool'
import {
  deleteScenarioRow,
  findStoredScenario,
  insertScenario,
  listStoredScenarios,
  lockScenarioRow,
  type StoredScenario,
  updateScenario,
} from '@/lib/server/db/scenarios'
import { library } from '@/lib/server/drills/library'
import { parseScenario, scenarioSource } from '@/lib/server/drills/parse-scenario'
import { readScenarioOf } from '@/lib/server/drills/scenario-of-incident'
import { requireVersion } from '@/lib/server/require-version'

export interface KnownScenario {
  scenario: Scenario
  input: ScenarioInput
  source: string
  stored: StoredScenario | null
}

const scenarioNotFound = () => new AppError('not_found', 'There is no such scenario.')

/** A scenario of the library or one written here. Throws `not_found` alike for one the actor may not see. */
export async function findScenario(actor: PersonActor, key: string): Promise<KnownScenario> {
  requireDrillResponder(actor)
  const shipped = library().get(key)
  if (shipped) return { ...shipped, stored: null }
  const stored = scenarioKeySchema.safeParse(key).success ? await findStoredScenario(actor, key) : null
  if (!stored) throw scenarioNotFound()
  return { ...parseScenario(stored.source), source: stored.source, stored }
}

/** All scenarios: the library first. */
export async function listScenarios(actor: PersonActor): Promise<ScenarioSummary[]> {
  requireDrillResponder(actor)
  const stored = await listStoredScenarios(actor)
  return [
    ...[...library().values()].map(({ scenario }) => summaryOf(actor, scenario, null)),
    ...stored.map((each) => summaryOf(actor, parseScenario(each.source).scenario, each)),
  ]
}

/** A scenario with its YAML. It does not exist for those who take part in a drill of it. */
export async function getScenario(actor: PersonActor, key: string): Promise<ScenarioDetail> {
  const { scenario, source, stored } = await findScenario(actor, key)
  if (await isTakingPart(actor.id, scenario.key)) throw scenarioNotFound()
  return { ...summaryOf(actor, scenario, stored), source }
}

/** Keeps a scenario that somebody wrote. */
export async function createScenario(actor: PersonActor, source: string): Promise<ScenarioDetail> {
  requireDrillResponder(actor)
  return keep(actor, source, null)
}

/** Makes a scenario of an incident: what happened become its steps, and people become parts they played. */
export async function createScenarioOf(actor: PersonActor, idOrKey: string): Promise<ScenarioDetail> {
  requireDrillResponder(actor)
  const { incidentId, input } = await readScenarioOf(actor, idOrKey)
  return keep(actor, scenarioSource(await withFreeKey(input)), incidentId)
}

async function keep(actor: PersonActor, source: string, fromIncidentId: string | null): Promise<ScenarioDetail> {
  const { key, title } = parseScenario(source).scenario
  const row = { id: randomUUID(), key, title, source, fromIncidentId, createdBy: actor.id }
  const isKept = !library().has(key) && (await withTransaction((tx) => insertScenario(tx, row, now())))
  if (!isKept) throw keyTaken(key)
  return getScenario(actor, key)
}

/**
 * Writes a scenario anew; for whoever wrote it, and admins. Throws `conflict` when it was changed since it was read. That
 * does not carry what it is now: who takes part in a drill of it could not read it otherwise.
 */
export async function changeScenario(
  actor: PersonActor,
  key: string,
  { source, version }: ScenarioChange,
): Promise<ScenarioDetail> {
  const { id } = await requireOwn(actor, key)
  const { scenario } = parseScenario(source)
  const row = { id, key: scenario.key, title: scenario.title, source, by: actor.id }
  if (library().has(row.key)) throw keyTaken(row.key)
  await withTransaction(async (tx) => {
    const before = await lockScenarioRow(tx, id)
    if (!before) throw scenarioNotFound()
    // The same again, when the answer to the first was lost.
    if (before.source === source) return
    requireVersion('scenario', before, version, { by: before.changedBy })
    if (!(await updateScenario(tx, row, now()))) throw keyTaken(row.key)
  })
  return getScenario(actor, row.key)
}

/** Deletes a scenario; drills that were made of it keep what they had. */
export async function deleteScenario(actor: PersonActor, key: string): Promise<void> {
  const { id } = await requireOwn(actor, key)
  await withTransaction((tx) => deleteScenarioRow(tx, id))
}

async function requireOwn(actor: PersonActor, key: string): Promise<StoredScenario> {
  const { stored } = await findScenario(actor, key)
  if (!stored) throw new AppError('forbidden', 'The scenarios of the library cannot be changed. Make one of your own.')
  if (stored.by.id !== actor.id && !isAdmin(actor))
    throw new AppError('forbidden', `Only ${stored.by.name} or an admin may change this scenario.`)
  return stored
}

async function withFreeKey(input: ScenarioInput): Promise<ScenarioInput> {
  const isTaken = (await findStoredScenario(SYSTEM_ACTOR, input.key)) !== null
  return isTaken ? { ...input, key: `${input.key}-${randomUUID().slice(0, 6)}` } : input
}

function keyTaken(key: string): AppError {
  const message = `the key ${key} is taken by another scenario`
  return new AppError('conflict', `source: ${message}`, { fields: [{ path: 'source', message }] })
}

/** Refuses those who only read. */
export function requireDrillResponder(actor: PersonActor): void {
  if (!isResponder(actor)) throw new AppError('forbidden', 'Drills are for those who respond.')
}

function summaryOf(actor: PersonActor, scenario: Scenario, stored: StoredScenario | null): ScenarioSummary {
  const { key, title, briefing, kind, severity, services, ends } = scenario
  return {
    key,
    title,
    briefing,
    kind,
    severity,
    services: Object.entries(services).map(([part, service]) => ({ part, ...service })),
    lengthMs: ends.at,
    own: stored && {
      by: stored.by,
      updatedAt: stored.updatedAt.toISOString(),
      fromIncidentKey: stored.from?.key ?? null,
      isMine: stored.by.id === actor.id || isAdmin(actor),
      version: stored.version,
    },
  }
}
