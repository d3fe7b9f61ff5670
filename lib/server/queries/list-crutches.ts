import type { PersonActor } from '@/lib/domain/actor'
import { type CrutchView, crutchesOf } from '@/lib/domain/incident/crutch'
import { listIncidentsWithCrutches } from '@/lib/server/db/incident-reads'
import { withSnapshot } from '@/lib/server/db/pool'
import { listServiceOwners } from '@/lib/server/db/service-owners'
import { currentStates } from '@/lib/server/queries/current-state'

/** All that was left in place in incidents the reader may see, the first to expire first (SPEC MIT-9). */
export const listCrutches = (actor: PersonActor): Promise<CrutchView[]> =>
  withSnapshot(async (tx) => {
    const states = await currentStates(tx, await listIncidentsWithCrutches(tx, actor))
    const left = states.flatMap(crutchesOf)
    const owners = await listServiceOwners(
      tx,
      left.flatMap(({ service }) => service?.id ?? []),
      actor.id,
    )
    const ownerOf = new Map(owners.map((owner) => [owner.serviceId, owner]))
    return left
      .map((crutch) => {
        const owner = crutch.service ? ownerOf.get(crutch.service.id) : undefined
        const isMine = crutch.owner.id === actor.id || (owner?.isMine ?? false)
        return { ...crutch, team: owner?.team ?? null, isMine }
      })
      .sort((a, b) => (a.expiresAt < b.expiresAt ? -1 : 1))
  })
