import { z } from 'zod'
import type { PersonActor } from '@/lib/domain/actor'
import type { ReviewRules } from '@/lib/domain/incident/review'
import { isReviewOverdue, reviewDue } from '@/lib/domain/incident/review-due'
import { type ReviewView, reviewWaitsFor } from '@/lib/domain/incident/review-view'
import type { IncidentState } from '@/lib/domain/incident/state'
import { instantSchema } from '@/lib/domain/text'
import { now } from '@/lib/server/clock'
import { withSnapshot } from '@/lib/server/db/pool'
import { listStoredReviews, NEVER_DUE } from '@/lib/server/db/review-list'
import { readSetting } from '@/lib/server/organisation-settings'
import { currentStates } from '@/lib/server/queries/current-state'
import { readCursor, writeCursor } from '@/lib/server/queries/cursors'
import { limitOf } from '@/lib/server/queries/query-values'

export const reviewFiltersSchema = z.strictObject({
  /** `due` has those that are overdue too; `mine` what waits for the one who asks. */
  state: z.enum(['due', 'overdue', 'mine', 'all']).default('all'),
  cursor: z.string().max(200).optional(),
  limit: limitOf(50, 100),
})

export interface ReviewPage {
  reviews: ReviewView[]
  /** Asks for the next page; null at the end. */
  nextCursor: string | null
}

/** The reviews that are open or due, of incidents the actor may see; the first to be due first (SPEC REVIEW-12). */
export const listReviews = (
  actor: PersonActor,
  { state: filter, cursor, limit }: z.output<typeof reviewFiltersSchema>,
): Promise<ReviewPage> =>
  withSnapshot(async (tx) => {
    const rules = await readSetting('review-rules', tx)
    const at = now().toISOString()
    const after = readCursor(cursorSchema, cursor)
    const found = await listStoredReviews(tx, actor, { filter, rules, now: at }, { after, limit: limit + 1 })
    const incidents = await currentStates(tx, found.slice(0, limit))
    const reviews = incidents.map((incident) => viewOf(incident, rules, actor.id, at))
    const last = reviews.at(-1)
    const end = found.length > limit && last
    return { reviews, nextCursor: end ? writeCursor([end.dueAt ?? NEVER_DUE, end.incident.id]) : null }
  })

function viewOf(incident: IncidentState, rules: ReviewRules, personId: string, at: string): ReviewView {
  const { id, key, title, severity, status, kind, visibility, review } = incident
  const dueAt = reviewDue(incident, rules)
  return {
    incident: { id, key, title, severity, status, kind, visibility },
    review,
    dueAt,
    isOverdue: isReviewOverdue(dueAt, at),
    mine: reviewWaitsFor(personId, incident, dueAt),
  }
}

const cursorSchema = z.tuple([instantSchema, z.guid()]).transform(([dueAt, id]) => ({ dueAt, id }))
