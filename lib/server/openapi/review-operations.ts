import { z } from 'zod'
import { reviewRuleSchema } from '@/lib/domain/incident/review'
import type { ReviewNeeds, ReviewView } from '@/lib/domain/incident/review-view'
import { incidentKindSchema, severitySchema, statusSchema, visibilitySchema } from '@/lib/domain/incident/values'
import { jsonSchemaOf, listOf, objectOf, refTo } from '@/lib/server/openapi/json-schema'
import { type Operation, ok, operation } from '@/lib/server/openapi/operation'
import { reviewSchema } from '@/lib/server/openapi/review-schemas'
import { reviewFiltersSchema } from '@/lib/server/queries/list-reviews'

const due = {
  dueAt: z.iso.datetime().nullable().describe('When it has to be published; null when nothing has to be.'),
  isOverdue: z.boolean(),
}

export const reviewViewSchema = z.object({
  incident: z.object({
    id: z.guid(),
    key: z.string(),
    title: z.string(),
    severity: severitySchema,
    status: statusSchema,
    kind: incidentKindSchema,
    visibility: visibilitySchema,
  }),
  review: reviewSchema.nullable().describe('Null while nobody opened one.'),
  ...due,
  mine: z.enum(['owner', 'reviewer']).nullable().describe('Why it waits for the one who asks.'),
}) satisfies z.ZodType<ReviewView>

const needsSchema = z.object({
  rule: reviewRuleSchema.describe('What its severity asks of a review.'),
  ...due,
  missingApprovals: z.int().describe('Approvals that its first version still lacks.'),
  hasChanged: z.boolean().describe('Whether the document is another than its latest version.'),
  closing: z.object({
    needsReview: z.boolean().describe('The review has to be published before the incident is closed.'),
    needsSentence: z.boolean().describe('Closing needs a note, because no review is asked for.'),
    unansweredCards: z
      .array(z.object({ id: z.string(), statement: z.string() }))
      .describe('Cards that need a prevention, or one declined on purpose, before the incident is closed.'),
  }),
}) satisfies z.ZodType<ReviewNeeds>

export const reviewOperations: Operation[] = [
  operation('GET /reviews', 'Incidents', 'read', 'Lists reviews that are open or due, the first to be due first.', {
    description: '`?state=due` has those that are overdue too, `overdue` only them, `mine` what waits for you.',
    query: reviewFiltersSchema,
    answers: ok(
      objectOf({
        reviews: listOf(refTo('ReviewView')),
        nextCursor: { type: ['string', 'null'], description: 'Asks for the next page; null at the end.' },
      }),
    ),
  }),
  operation(
    'GET /incidents/{idOrKey}/review',
    'Incidents',
    'read',
    'Reads what the review of an incident still needs.',
    {
      answers: ok(jsonSchemaOf(needsSchema, 'output')),
    },
  ),
]
