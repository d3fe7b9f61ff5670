import { z } from 'zod'
import { type Review, reviewAnswerSchema, reviewStatusSchema } from '@/lib/domain/incident/review'
import { refSchema } from '@/lib/domain/incident/values'

const instant = z.iso.datetime()

/** The JSON of the review in an incident's state. */
export const reviewSchema = z.object({
  status: reviewStatusSchema,
  openedAt: instant,
  owner: refSchema.describe('Who sees to it that the postmortem gets written.'),
  reviewers: z.array(
    refSchema.extend({
      askedAt: instant,
      answer: z.object({ is: reviewAnswerSchema, note: z.string().nullable(), at: instant }).nullable(),
    }),
  ),
  version: z.int().describe('The latest version that was published; 0 before the first.'),
  firstPublishedAt: instant.nullable(),
  publishedAt: instant.nullable(),
  documentSeq: z
    .int()
    .nullable()
    .describe('The place in the journal of the document that the latest version was made of.'),
}) satisfies z.ZodType<Review>
