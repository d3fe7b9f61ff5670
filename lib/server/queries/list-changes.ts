import type { Actor } from '@/lib/domain/actor'
import { dependenciesOf } from '@/lib/domain/catalogue/graph'
import { historyOf } from '@/lib/domain/change/last-known-good'
import { NOTICE_DISTANCE } from '@/lib/domain/change/notice'
import { type IncidentChanges, rankChanges } from '@/lib/domain/change/ranked-change'
import { WINDOW_MS } from '@/lib/domain/change/suspicion'
import { onsetOf } from '@/lib/domain/incident/lever-board'
import { listChangesBetween, listLastChanges } from '@/lib/server/db/changes'
import { listDependencyRows } from '@/lib/server/db/service-dependencies'
import { getIncident } from '@/lib/server/queries/get-incident'

/** So many of the latest are ranked, */
const RANKED = 200
/** and so many of the most suspicious answered. */
const ANSWERED = 50
/** Enough of each service to find the last version that worked. */
const HISTORY = 20

/**
 * Changes from a week before an incident began until it was over, on its services and what they depend on, the most
 * suspicious first; and the last known good of each service.
 */
export async function listChanges(actor: Actor, idOrKey: string): Promise<IncidentChanges> {
  const incident = await getIncident(actor, idOrKey)
  const { id, kind, services, instants } = incident
  const onset = onsetOf(incident)
  if (services.length === 0) return { onset, changes: [], services: [] }
  const affected = services.map((service) => service.id)
  const near = dependenciesOf(await listDependencyRows(), affected, { maxDistance: NOTICE_DISTANCE })
  const distances = new Map([
    ...affected.map((serviceId): [string, number] => [serviceId, 0]),
    ...near.map(({ id: serviceId, distance }): [string, number] => [serviceId, distance]),
  ])
  // What came after it was over did not cause it, and on a busy service would leave no room for what came before.
  const until = instants.resolvedAt?.at ?? null
  const scope = { serviceIds: [...distances.keys()], drillOf: kind === 'drill' ? id : null }
  const [changes, history] = await Promise.all([
    listChangesBetween(scope, { since: new Date(Date.parse(onset) - WINDOW_MS), until }, RANKED),
    listLastChanges(scope, { each: HISTORY, until }),
  ])
  return {
    onset,
    changes: rankChanges({ onset, distances, changes, history }).slice(0, ANSWERED),
    services: services.map((service) => {
      const ofService = history.filter((change) => change.service?.id === service.id)
      return { service: { id: service.id, name: service.name }, ...historyOf(ofService, onset) }
    }),
  }
}
