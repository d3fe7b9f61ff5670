import type { z } from 'zod'
import { type PersonActor, SYSTEM_ACTOR } from '@/lib/domain/actor'
import type { startDrillSchema } from '@/lib/domain/drill/drill-view'
import { refuseAt, wrongField } from '@/lib/domain/errors'
import { canView } from '@/lib/domain/incident/policy'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { Ref } from '@/lib/domain/incident/values'
import { hashSecret, newSecret } from '@/lib/server/access/secrets'
import { now } from '@/lib/server/clock'
import { findDrill, findDrillTakers, insertDrill, type Played, type StoredDrill } from '@/lib/server/db/drills'
import { findPersonById } from '@/lib/server/db/people'
import { withTransaction } from '@/lib/server/db/pool'
import { declareIncident } from '@/lib/server/declare'
import { findScenario, type KnownScenario } from '@/lib/server/drills/scenarios'
import { execute } from '@/lib/server/execute'
import { getIncident } from '@/lib/server/queries/get-incident'
import { listServices } from '@/lib/server/queries/list-services'
import { stableId } from '@/lib/server/stable-id'
import { armTimer, drillKey } from '@/lib/server/timers/timers'

export interface StartedDrill {
  id: string
  incident: IncidentState
}

/**
 * Begins a drill: an incident of kind drill, its invitations, and the timer that plays its steps. Sent again with the
 * same `commandId` it goes on where it was cut off.
 */
export async function startDrill(
  actor: PersonActor,
  { commandId, scenario: key, services: chosen, personIds }: z.output<typeof startDrillSchema>,
): Promise<StartedDrill> {
  const known = await findScenario(actor, key)
  const services = await servicesFor(actor, known, chosen)
  const people = await consenting(personIds.filter((id) => id !== actor.id))
  await requireSeeing(known, people)
  const { scenario } = known
  const { incident } = await declareIncident({
    actor,
    commandId,
    input: {
      title: scenario.title,
      severity: scenario.severity,
      kind: 'drill',
      summary: scenario.briefing,
      visibility: known.stored?.from?.isPrivate ? 'private' : 'open',
      serviceIds: Object.values(services)
        .slice(0, 1)
        .map(({ id }) => id),
    },
  })
  const id = stableId('drill', commandId)
  if (incident.visibility === 'private') await letIn(actor, incident.id, id, people)
  const at = now()
  await withTransaction(async (tx) => {
    const drill = {
      id,
      incidentId: incident.id,
      scenario: known.input,
      services,
      createdBy: actor.id,
      personIds: people.map((person) => person.id),
    }
    await insertDrill(tx, drill, hashSecret(newSecret('evk_')), at)
    await armTimer(tx, {
      key: drillKey(id),
      kind: 'drill-step',
      incidentId: incident.id,
      payload: { drillId: id },
      dueAt: at,
    })
  })
  await beginDrill(await requireDrill(id))
  return { id, incident: await getIncident(actor, incident.id) }
}

async function requireDrill(id: string): Promise<StoredDrill> {
  const drill = await findDrill(id)
  if (!drill) throw new Error('A drill that was just kept is gone')
  return drill
}

/** Says in the log that this is a drill, once, however often it is asked for. */
export async function beginDrill({ id, incidentId, scenario, by, people }: StoredDrill): Promise<void> {
  await execute({
    incidentId,
    name: 'begin-drill',
    actor: SYSTEM_ACTOR,
    commandId: stableId('begin-drill', id),
    input: { drillId: id, scenario: { key: scenario.key, title: scenario.title }, by, people },
  })
}

/** Each part of the scenario with the service that plays it: the one chosen, else the one it names by key. */
async function servicesFor(
  actor: PersonActor,
  { scenario }: KnownScenario,
  chosen: Record<string, string>,
): Promise<Played['services']> {
  const offered = await listServices(actor)
  const played = Object.entries(scenario.services).map(([part, { is, what }]) => {
    const wanted = chosen[part]
    const service = offered.find(({ id, key }) => (wanted === undefined ? key === is : id === wanted))
    if (service) return [part, { id: service.id, key: service.key, name: service.name }] as const
    throw wrongField(`services.${part}`, `choose which service plays “${what}”`)
  })
  return Object.fromEntries(played)
}

/** Only people who agreed to it are called into a drill (SPEC DRILL-3). */
async function consenting(ids: string[]): Promise<Ref[]> {
  if (ids.length === 0) return []
  const takers = await findDrillTakers(ids)
  const missing = ids.find((id) => takers.every((taker) => taker.id !== id))
  if (missing === undefined) return takers
  const name = (await findPersonById(missing))?.name ?? 'Somebody of these'
  throw refuseAt('DRILL-3', `${name} has not agreed to be called into drills. They can, in their profile.`, 'personIds')
}

/** What is made of a private incident is for those who may see that one. */
async function requireSeeing({ stored }: KnownScenario, people: Ref[]): Promise<void> {
  if (!stored?.from?.isPrivate) return
  const source = await getIncident(SYSTEM_ACTOR, stored.from.id)
  for (const { id, name } of people) {
    const person = await findPersonById(id)
    if (person && canView({ kind: 'person', id, name, role: person.role, scope: 'admin' }, source)) continue
    throw refuseAt('DRILL-10', `${name} may not see the incident that this scenario was made of.`, 'personIds')
  }
}

async function letIn(actor: PersonActor, incidentId: string, drillId: string, people: Ref[]): Promise<void> {
  for (const { id } of people) {
    const commandId = stableId('drill-member', drillId, id)
    await execute({ incidentId, name: 'add-member', actor, commandId, input: { personId: id } })
  }
}
