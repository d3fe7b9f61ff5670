import type { PersonActor } from '@/lib/domain/actor'
import { isReviewOverdue, reviewDue } from '@/lib/domain/incident/review-due'
import { isReviewNeededToClose, missingApprovals } from '@/lib/domain/incident/review-rules'
import type { ReviewNeeds } from '@/lib/domain/incident/review-view'
import { cardsWithoutAnswer } from '@/lib/domain/postmortem/closing'
import { now } from '@/lib/server/clock'
import { withSnapshot } from '@/lib/server/db/pool'
import { readAnswers, readDocumentHead, readPublishedCards } from '@/lib/server/db/review-reads'
import { readSetting } from '@/lib/server/organisation-settings'
import { currentState, requireIncident } from '@/lib/server/queries/current-state'

/** What the review of an incident still needs. Throws `not_found`. */
export const getReviewNeeds = (actor: PersonActor, idOrKey: string): Promise<ReviewNeeds> =>
  withSnapshot(async (tx) => {
    const incident = await currentState(tx, await requireIncident(tx, actor, idOrKey))
    const rules = await readSetting('review-rules', tx)
    const rule = rules[incident.severity]
    const { id, review } = incident
    const dueAt = reviewDue(incident, rules)
    const head = await readDocumentHead(tx, id)
    const isNeeded = isReviewNeededToClose(incident, rules)
    const isPublished = review !== null && review.version > 0
    return {
      rule,
      dueAt,
      isOverdue: isReviewOverdue(dueAt, now().toISOString()),
      missingApprovals: review ? missingApprovals(review, rule) : rule.approvals,
      hasChanged: head !== null && head !== review?.documentSeq,
      closing: {
        needsReview: isNeeded && !isPublished,
        needsSentence: !isNeeded,
        unansweredCards:
          isNeeded && isPublished
            ? cardsWithoutAnswer(await readPublishedCards(tx, id), await readAnswers(tx, id))
            : [],
      },
    }
  })
