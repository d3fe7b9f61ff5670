import type { ChangeRef } from '@/lib/domain/change/change'
import { changeKindSchema, changeStatusSchema } from '@/lib/domain/change/change'
import type { LeverKind } from '@/lib/domain/incident/lever'
import { leverKindSchema } from '@/lib/domain/incident/lever'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { Ref } from '@/lib/domain/incident/values'
import type { MeasuredChange } from '@/lib/domain/metrics/deploys'
import type { ServiceLevers } from '@/lib/domain/metrics/levers'
import { query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'
import { aLever } from '@/lib/testing/catalogue-factories'
import { type RandomSource, randomSource } from '@/lib/testing/random-source'

const HOUR = 3_600_000

interface TeamedServices {
  services: readonly Ref[]
  teamOf: Map<string, string>
}

/** Changes that a sender told, and those of a sender that a drill may stand for. */
export interface RandomChanges {
  told: Omit<MeasuredChange, 'isDrilled'>[]
  drilled: Set<string>
  drillId: string
}

export const refOfChange = ({ id, kind, title, service, at }: RandomChanges['told'][number]): ChangeRef => ({
  id,
  kind,
  title,
  service,
  author: null,
  url: null,
  at,
})

/** Stores changes of the last 400 days, some of them without service, environment or commit. */
export async function storeRandomChanges({ services, teamOf }: TeamedServices, count = 120): Promise<RandomChanges> {
  const random = randomSource(7)
  const [sender, drillId] = [random.uuid(), random.uuid()]
  for (const id of [sender, drillId]) {
    await query(
      sql`insert into integration (id, kind, name, key_hash, settings, created_at)
        values (${id}, 'events', 'CI', ${Buffer.from(id)}, '{}', now()) on conflict do nothing`,
    )
  }
  const drilled = new Set<string>()
  const told = Array.from({ length: count }, (_, index) => randomChange(random, services, teamOf, index))
  for (const change of told) {
    const by = random.chance(0.1) ? drillId : sender
    if (by === drillId) drilled.add(change.id)
    await query(
      sql`insert into change (id, integration_id, dedup_key, kind, status, title, service_id, environment, committed_at, at,
          received_at, raw)
        values (${change.id}, ${by}, ${change.id}, ${change.kind}, ${change.status}, ${change.title},
          ${change.service?.id ?? null}, ${change.environment}, ${change.committedAt}, ${change.at}, now(), '{}')`,
    )
  }
  return { told, drilled, drillId }
}

function randomChange(random: RandomSource, services: readonly Ref[], teamOf: Map<string, string>, index: number) {
  const service = random.chance(0.8) ? random.pick(services) : null
  const at = Date.now() - random.int(1, 400 * 24) * HOUR
  const hours = random.int(-2, 90)
  return {
    id: random.uuid(),
    kind: random.chance(0.8) ? ('deploy' as const) : random.pick(changeKindSchema.options),
    status: random.chance(0.7) ? ('succeeded' as const) : random.pick(changeStatusSchema.options),
    title: `Build ${index}`,
    environment: random.pick([null, 'production', 'Production', 'prod', 'staging']),
    service: service && { id: service.id, name: service.name },
    teamId: service ? (teamOf.get(service.id) ?? null) : null,
    at: new Date(at).toISOString(),
    committedAt: random.chance(0.6) ? new Date(at - hours * HOUR).toISOString() : null,
  }
}

/** The changes as figures count them, once a drill of this history stands for the second sender, if there is one. */
export async function measuredChanges(
  changes: RandomChanges,
  states: readonly IncidentState[],
): Promise<MeasuredChange[]> {
  const drill = states.find(({ kind }) => kind === 'drill')
  if (drill) {
    await query(
      sql`insert into drill (id, incident_id, scenario, state, created_by, started_at)
        values (${changes.drillId}, ${drill.id}, '{}', 'ended', ${changes.drillId}, now())`,
    )
  }
  return changes.told.map((one) => ({ ...one, isDrilled: drill !== undefined && changes.drilled.has(one.id) }))
}

/** Writes down some levers of the services; one service has none. */
export async function storeRandomLevers({ services, teamOf }: TeamedServices): Promise<ServiceLevers[]> {
  const random = randomSource(11)
  const all: ServiceLevers[] = []
  for (const [index, { id, name }] of services.entries()) {
    const levers: LeverKind[] = index === 0 ? [] : random.some(leverKindSchema.options, 0.7)
    for (const kind of levers) await aLever({ id, name }, { kind })
    all.push({ id, name, teamId: teamOf.get(id) ?? null, levers })
  }
  return all.sort((a, b) => (a.id < b.id ? -1 : 1))
}
