import type { Actor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import { withSnapshot } from '@/lib/server/db/pool'
import { findVersion } from '@/lib/server/db/postmortem-versions'
import { currentState, requireIncident } from '@/lib/server/queries/current-state'
import type { ReadPostmortem } from '@/lib/server/queries/get-postmortem'

/** A published version of a postmortem, as it was frozen. Throws `not_found`. */
export const getPostmortemVersion = (actor: Actor, idOrKey: string, version: number): Promise<ReadPostmortem> =>
  withSnapshot(async (tx) => {
    const incident = await currentState(tx, await requireIncident(tx, actor, idOrKey))
    const published = await findVersion(tx, incident.id, version)
    if (!published) throw new AppError('not_found', 'This postmortem has no such version.')
    return { incident, published, head: null }
  })
