import type { PersonActor } from '@/lib/domain/actor'
import type { ReviewRules } from '@/lib/domain/incident/review'
import type { StoredIncident } from '@/lib/server/db/incident-reads'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'
import { visibleIncidents } from '@/lib/server/db/visible-incidents'

export type ReviewFilter = 'due' | 'overdue' | 'mine' | 'all'

/** Where a page ended: by when it is due, the far future for what is not. */
export interface ReviewCursor {
  dueAt: string
  id: string
}

export const NEVER_DUE = '9999-12-31T00:00:00.000Z'

export type StoredReview = Pick<StoredIncident, 'id' | 'state' | 'reducerVersion'>

/** Incidents whose review is open or due, those due first. When it is due follows `reviewDue`. */
export function listStoredReviews(
  tx: Tx,
  actor: PersonActor,
  { filter, rules, now }: { filter: ReviewFilter; rules: ReviewRules; now: string },
  { after, limit }: { after: ReviewCursor | null; limit: number },
): Promise<StoredReview[]> {
  const required = Object.entries(rules).filter(([, { isRequired }]) => isRequired)
  return rowsOf<StoredReview>(
    tx,
    sql`select id, state, reducer_version as "reducerVersion" from (
        -- Not days: those are an hour longer or shorter where clocks of the database change.
        select incident.*, incident.resolved_at + rule.days * interval '24 hours' as due_at
        from ${visibleIncidents(actor)} incident
        left join unnest(
          ${required.map(([severity]) => severity)}::severity[],
          ${required.map(([, { withinDays }]) => withinDays)}::int[]) as rule (severity, days)
          on rule.severity = incident.severity and incident.kind <> 'drill' and incident.status = 'resolved'
            and incident.review_version = 0
      ) reviewed
      where ${conditionOf(filter, actor.id, now)}
        ${after ? sql`and (coalesce(due_at, ${NEVER_DUE}::timestamptz), id) > (${after.dueAt}::timestamptz, ${after.id}::uuid)` : sql``}
      order by coalesce(due_at, ${NEVER_DUE}::timestamptz), id limit ${limit}`,
  )
}

function conditionOf(filter: ReviewFilter, personId: string, now: string): Sql {
  switch (filter) {
    case 'due':
      return sql`due_at is not null`
    case 'overdue':
      return sql`due_at < ${now}::timestamptz`
    case 'mine':
      // What is due is resolved: said again, it lets an index find each of the three.
      return sql`((review_status in ('draft', 'in-review') and review_owner_id = ${personId}::uuid)
        or (review_status = 'in-review'
          and state #> '{review,reviewers}' @> ${JSON.stringify([{ id: personId, answer: null }])}::jsonb)
        or (status = 'resolved' and review_status is null and due_at is not null and commander_id = ${personId}::uuid))`
    case 'all':
      return sql`(review_status is not null or due_at is not null)`
  }
}
