import type { Actor } from '@/lib/domain/actor'
import type { LeverView } from '@/lib/domain/catalogue/lever-view'
import { historyOf } from '@/lib/domain/change/last-known-good'
import { type BoardLever, type LeverBoard, onsetOf } from '@/lib/domain/incident/lever-board'
import { listLastChanges } from '@/lib/server/db/changes'
import { getIncident } from '@/lib/server/queries/get-incident'
import { leversOf } from '@/lib/server/queries/list-levers'
import { listServices } from '@/lib/server/queries/list-services'

/** As far back as anybody rolls back. */
const KEPT = 40

/**
 * What there is to stop the bleeding: the levers of the affected services, and what changed on them. Throws
 * `not_found`.
 */
export async function getLeverBoard(actor: Actor, idOrKey: string): Promise<LeverBoard> {
  const incident = await getIncident(actor, idOrKey)
  const onset = onsetOf(incident)
  const ids = incident.services.map(({ id }) => id)
  const [levers, changes, known] = await Promise.all([
    leversOf(actor, ids),
    listLastChanges(
      { serviceIds: ids, drillOf: incident.kind === 'drill' ? incident.id : null },
      { each: KEPT, until: onset },
    ),
    listServices(actor, { archived: true }),
  ])
  const services = incident.services.map(({ id, key, name }) => ({
    id,
    key,
    name,
    levers: levers.filter(({ serviceId }) => serviceId === id).map(boardLever),
    links: known.find((service) => service.id === id)?.links ?? [],
    ...historyOf(
      changes.filter(({ service }) => service?.id === id),
      onset,
    ),
  }))
  return { onset, services }
}

const boardLever = ({ action, serviceId: _, updatedAt: __, ...lever }: LeverView): BoardLever => ({
  ...lever,
  hasAction: action !== null,
})
