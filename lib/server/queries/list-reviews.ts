import { z } from 'zod'
import type { PersonActor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import type { ReviewRules } from '@/lib/domain/incident/review'
import { isReviewOverdue, reviewDue } from '@/lib/domain/incident/review-due'
import { type ReviewView, reviewWaitsFor } from '@/lib/domain/incident/review-view'
import type { IncidentState } from '@/lib/domain/incident/state'
import { instantSchema } from '@/lib/domain/text'
import { now } from '@/lib/server/clock'
import { withSnapshot } from '@/lib/server/db/pool'
import { listStoredReviews, NEVER_DUE, type ReviewCursor } from '@/lib/server/db/review-list'
import { foldLog, isCurrent } from '@/lib/server/fold-log'
import { readSetting } from '@/lib/server/organisation-settings'
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
    const after = cursor === undefined ? null : readCursor(cursor)
    const found = await listStoredReviews(tx, actor, { filter, rules, now: at }, { after, limit: limit + 1 })
    const reviews: ReviewView[] = []
    for (const stored of found.slice(0, limit)) {
      const incident = isCurrent(stored) ? stored.state : (await foldLog(tx, stored.id)).state
      reviews.push(viewOf(incident, rules, actor.id, at))
    }
    const last = reviews.at(-1)
    return { reviews, nextCursor: found.length > limit && last ? writeCursor(last) : null }
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

const cursorSchema = z.tuple([instantSchema, z.guid()])

const writeCursor = ({ dueAt, incident }: ReviewView): string =>
  Buffer.from(JSON.stringify([dueAt ?? NEVER_DUE, incident.id])).toString('base64url')

function readCursor(cursor: string): ReviewCursor {
  const [dueAt, id] = cursorOf(Buffer.from(cursor, 'base64url').toString())
  return { dueAt, id }
}

function cursorOf(text: string): [string, string] {
  try {
    return cursorSchema.parse(JSON.parse(text))
  } catch {
    throw new AppError('invalid_input', 'cursor: is not one that this server gave')
  }
}
