import { z } from 'zod'
import type { PersonActor } from '@/lib/domain/actor'
import { idSchema } from '@/lib/domain/incident/inputs'
import { dayOf, type Prevention, preventionKindSchema, preventionStateSchema } from '@/lib/domain/postmortem/prevention'
import { now } from '@/lib/server/clock'
import { withSnapshot } from '@/lib/server/db/pool'
import { listPreventionRows, listPreventionsOf, readPreventions } from '@/lib/server/db/preventions'
import { requireIncident } from '@/lib/server/queries/current-state'
import { flagSchema, limitOf, listOf } from '@/lib/server/queries/query-values'

const SOON_MS = 7 * 24 * 60 * 60_000

export const preventionQuerySchema = z.strictObject({
  state: listOf(preventionStateSchema).default([]),
  kind: listOf(preventionKindSchema).default([]),
  overdue: flagSchema.default(false).describe('Only those whose day is past and that are not finished.'),
  owner: z.union([z.literal('me'), idSchema], 'is not me or a UUID').optional(),
  team: idSchema.optional().describe('Those owned by somebody of this team.'),
  waiting: flagSchema
    .default(false)
    .describe(
      'Only what waits for you: overdue, due within seven days, or asked again. Nothing else is looked at then.',
    ),
  limit: limitOf(200, 500),
})
export type PreventionQuery = z.output<typeof preventionQuerySchema>

/** Preventions of incidents the reader may see, the first due first. */
export const listPreventions = (actor: PersonActor, query: PreventionQuery): Promise<Prevention[]> =>
  withSnapshot((tx) => {
    const at = now()
    const today = dayOf(at)
    if (query.waiting) return listPreventionsOf(tx, actor, { today, soon: dayOf(at.getTime() + SOON_MS) }, query.limit)
    const filter = {
      state: query.state,
      kind: query.kind,
      overdueOn: query.overdue ? today : null,
      ownerId: query.owner === 'me' ? actor.id : (query.owner ?? null),
      teamId: query.team ?? null,
    }
    return listPreventionRows(tx, actor, filter, query.limit)
  })

/** Those of one incident, in the order they were added. Throws `not_found`. */
export const listIncidentPreventions = (actor: PersonActor, idOrKey: string): Promise<Prevention[]> =>
  withSnapshot(async (tx) => readPreventions(tx, (await requireIncident(tx, actor, idOrKey)).id))
