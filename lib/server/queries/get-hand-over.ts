import type { PersonActor } from '@/lib/domain/actor'
import { wrongField } from '@/lib/domain/errors'
import { handOverAt } from '@/lib/domain/on-call/hand-over'
import type { Seat } from '@/lib/domain/on-call/rota'
import type { HandOverView } from '@/lib/domain/on-call/rota-view'
import { seatsAt } from '@/lib/domain/on-call/stints'
import { now } from '@/lib/server/clock'
import { listChangesBetween } from '@/lib/server/db/changes'
import { listShiftIncidents } from '@/lib/server/db/incident-reads'
import { withSnapshot } from '@/lib/server/db/pool'
import { listOverrides } from '@/lib/server/db/rota-overrides'
import { listServiceIdsOfTeam } from '@/lib/server/db/rota-people'
import { loadRotas, NO_ROTA, refIn } from '@/lib/server/on-call/loaded-rotas'
import { requireRota } from '@/lib/server/on-call/rota-rules'
import { iso, overrideView } from '@/lib/server/on-call/shift-views'
import { currentStates } from '@/lib/server/queries/current-state'
import { listCrutches } from '@/lib/server/queries/list-crutches'
import { listQuiet } from '@/lib/server/queries/list-quiet'

const DAY_MS = 86_400_000
const MAX_INCIDENTS = 100
const MAX_CHANGES = 50

/**
 * What who comes on has to know: what is open, left in place, kept quiet and changed on the services of the team that
 * owns the rota; on all services when nobody owns it, or the team owns none. Only incidents that the reader may see.
 * Throws `not_found`.
 */
export async function getHandOver(actor: PersonActor, idOrKey: string, seat: Seat): Promise<HandOverView> {
  const at = now()
  const { teamServices, ...view } = await withSnapshot(async (tx) => {
    const row = await requireRota(tx, idOrKey)
    const { rotas, people, handOvers } = await loadRotas(tx, [row.id], at.getTime())
    const rota = rotas.get(row.id) ?? NO_ROTA
    if (!seatsAt(rota, at.getTime()).includes(seat)) throw wrongField('seat', 'is not one that this rota has')
    const { incoming, outgoing } = handOverAt(rota, seat, at.getTime())
    const [override] = (
      await listOverrides(tx, [row.id], { from: new Date(incoming.from), to: new Date(incoming.from + 1) })
    ).filter((one) => one.seat === seat && one.person.id === incoming.personId)
    const accepted = handOvers.find(
      (one) => one.seat === seat && one.shiftFrom.getTime() === incoming.from && one.by.id === incoming.personId,
    )
    const services = row.team ? await listServiceIdsOfTeam(tx, row.team.id) : []
    const isOurs = (ids: readonly string[]) => services.length === 0 || ids.some((id) => services.includes(id))
    const open = await currentStates(tx, await listShiftIncidents(tx, actor, at.toISOString(), MAX_INCIDENTS))
    return {
      teamServices: services,
      rota: { id: row.id, name: row.name },
      seat,
      shift: {
        seat,
        person: refIn(people, incoming.personId),
        from: iso(incoming.from),
        to: iso(incoming.to),
        override: override ? overrideView(override) : null,
      },
      outgoing: refIn(people, outgoing.personId),
      accepted: accepted ? { by: accepted.by, at: accepted.acceptedAt.toISOString(), note: accepted.note } : null,
      incidents: open
        .filter(({ kind, services: affected }) => kind !== 'drill' && isOurs(affected.map(({ id }) => id)))
        .filter(({ status }) => status === 'active' || status === 'mitigated')
        .map(({ id, key, title, severity, status }) => ({ id, key, title, severity, status })),
    }
  })
  const since = new Date(at.getTime() - DAY_MS)
  const [crutches, quiet, changes] = await Promise.all([
    listCrutches(actor),
    listQuiet(actor, teamServices),
    listChangesBetween(
      { serviceIds: teamServices.length > 0 ? teamServices : null, drillOf: null },
      { since },
      MAX_CHANGES,
    ),
  ])
  return {
    ...view,
    crutches: crutches.filter(
      ({ service }) => teamServices.length === 0 || (service !== null && teamServices.includes(service.id)),
    ),
    quiet,
    changes: changes.map(({ id, title, service, at: changedAt, url }) => ({ id, title, service, at: changedAt, url })),
  }
}
