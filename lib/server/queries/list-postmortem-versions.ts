import type { Actor } from '@/lib/domain/actor'
import { withSnapshot } from '@/lib/server/db/pool'
import { listVersionHeads, type VersionHead } from '@/lib/server/db/postmortem-versions'
import { requireIncident } from '@/lib/server/queries/current-state'

/** The published versions of a postmortem, the latest first. Throws `not_found`. */
export const listPostmortemVersions = (actor: Actor, idOrKey: string): Promise<VersionHead[]> =>
  withSnapshot(async (tx) => {
    const { id } = await requireIncident(tx, actor, idOrKey)
    return listVersionHeads(tx, id)
  })
