import { z } from 'zod'
import { reviewAnswerSchema } from './review'
import { refSchema } from './values'

/** The payloads of what a review adds to a log; `eventPayloads` has them all. What the document says is not in it. */
export const reviewPayloads = {
  'review.opened': z.object({ owner: refSchema }),
  'review.owner-changed': z.object({ from: refSchema, to: refSchema }),
  'review.asked': z.object({ reviewers: z.array(refSchema), note: z.string().nullable() }),
  'review.answered': z.object({ person: refSchema, answer: reviewAnswerSchema, note: z.string().nullable() }),
  'review.withdrawn': z.object({ to: z.enum(['draft', 'published']), reason: z.string().nullable() }),
  /** `documentSeq` is the place in the journal of the document that this version is made of. */
  'review.published': z.object({ version: z.number(), documentSeq: z.number() }),
} satisfies Record<string, z.ZodType>
