import { z } from 'zod'
import { mitigationKindSchema } from '@/lib/domain/incident/mitigation'
import { incidentKindSchema, severitySchema, statusSchema } from '@/lib/domain/incident/values'
import { beginningOf, type HistoryFilter, PERIODS, type Period } from '@/lib/domain/metrics/history-filter'
import { captionSchema } from '@/lib/domain/text'
import { flagSchema, listOf, sinceSchema, soughtSchema } from '@/lib/server/queries/query-values'

const periodSchema = z.enum(Object.keys(PERIODS) as [Period, ...Period[]])

/** The filters of history as an address carries them; the same for the list, the figures and their files. */
export const historyFilterFields = {
  severity: listOf(severitySchema).default([]),
  status: listOf(statusSchema).default([]),
  kind: listOf(incidentKindSchema).default([]),
  /** Ids of services, and of teams that own one that is hit. */
  service: listOf(z.guid('is not the id of a service')).default([]),
  team: listOf(z.guid('is not the id of a team')).default([]),
  /** The id of somebody who took part or held a role. */
  person: z.guid('is not the id of a person').optional(),
  /** Categories of factors: one card of the postmortem in one of them is enough. */
  category: listOf(captionSchema(100)).default([]),
  /** Kinds of mitigations of which one was started. */
  mitigation: listOf(mitigationKindSchema).default([]),
  /** How far back; `from` and `to`, an instant or a day, say it exactly. */
  period: periodSchema.optional(),
  from: sinceSchema.optional(),
  to: sinceSchema.optional(),
  /** Words of titles, timelines and postmortems, or a key. */
  q: soughtSchema.optional(),
  /** Drills and tests are left out unless they are asked for. */
  drills: flagSchema.optional(),
  tests: flagSchema.optional(),
}

const fields = z.strictObject(historyFilterFields)

/** A filter as it was given; without a period or bounds, it looks back as far as `initial`. */
export function historyFilterOf(
  { period, person, from, to, q, drills, tests, ...lists }: z.output<typeof fields>,
  initial: Period,
  now: string,
): HistoryFilter {
  const isBounded = from !== undefined || to !== undefined
  return {
    ...lists,
    person: person ?? null,
    from: from ?? (isBounded && period === undefined ? null : beginningOf(period ?? initial, now)),
    to: to ?? null,
    q: q ?? '',
    drills: drills ?? false,
    tests: tests ?? false,
  }
}
