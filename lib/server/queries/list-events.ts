import { z } from 'zod'
import type { Actor } from '@/lib/domain/actor'
import type { IncidentEvent } from '@/lib/domain/incident/events'
import { eventOf, readEvents } from '@/lib/server/db/event-log'
import { withSnapshot } from '@/lib/server/db/pool'
import { requireIncident } from '@/lib/server/queries/current-state'
import { limitOf, seqSchema } from '@/lib/server/queries/query-values'

export const eventsQuerySchema = z.strictObject({ after: seqSchema.default(0), limit: limitOf(500, 1000) })

export interface EventPage {
  events: IncidentEvent[]
  headSeq: number
}

/** The events after a `seq`, in order, and where the log ends. Throws `not_found`. */
export const listEvents = (
  actor: Actor,
  idOrKey: string,
  { after, limit }: { after: number; limit: number },
): Promise<EventPage> =>
  withSnapshot(async (tx) => {
    const { id, headSeq } = await requireIncident(tx, actor, idOrKey)
    const stored = after >= headSeq ? [] : await readEvents(tx, id, { from: after + 1, limit })
    return { events: stored.map(eventOf), headSeq }
  })
