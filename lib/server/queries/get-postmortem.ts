import type { Actor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { PublishedPostmortem } from '@/lib/domain/postmortem/published'
import { withSnapshot } from '@/lib/server/db/pool'
import { AS_IT_IS, readPublished } from '@/lib/server/postmortem/export-published'
import { currentState, requireIncident } from '@/lib/server/queries/current-state'

export interface ReadPostmortem {
  incident: IncidentState
  published: PublishedPostmortem
  /** The `seq` of the document's journal; null of a version. */
  head: number | null
}

/** The postmortem of an incident as its document is now. Throws `not_found`, also before a review was opened. */
export const getPostmortem = (actor: Actor, idOrKey: string): Promise<ReadPostmortem> =>
  withSnapshot(async (tx) => {
    const incident = await currentState(tx, await requireIncident(tx, actor, idOrKey))
    const found = await readPublished(tx, incident, AS_IT_IS)
    if (!found) throw new AppError('not_found', 'This incident has no postmortem yet.')
    return { incident, ...found }
  })
