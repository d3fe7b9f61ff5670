import { z } from 'zod'
import { refSchema } from './values'

export const trendSchema = z.enum(['growing', 'steady', 'shrinking', 'unknown'])
export type Trend = z.infer<typeof trendSchema>

/** How sure whoever says it is. */
export const confidenceSchema = z.enum(['guess', 'likely', 'certain'])
export type Confidence = z.infer<typeof confidenceSchema>

/** How many are affected. */
export const affectedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('count'), count: z.int('is not a whole number').min(0).max(10_000_000_000) }),
  z.strictObject({ kind: z.literal('share'), percent: z.number('is not a number').min(0).max(100) }),
  z.strictObject({ kind: z.literal('unknown') }),
])
export type Affected = z.infer<typeof affectedSchema>

const knowledge = {
  affected: affectedSchema,
  /** Of whom or what: “EU checkouts”. */
  who: z.string(),
  regions: z.array(z.string()),
  /** When it began to hurt; null while nobody knows. */
  since: z.string().nullable(),
  trend: trendSchema,
  confidence: confidenceSchema,
  /** How it is known; empty when that is not said. */
  source: z.string(),
  /** The affected services as of this revision. */
  services: z.array(refSchema),
}

/** What a revision says, without which one it is. */
const radiusContentSchema = z.object(knowledge)
export type RadiusContent = z.infer<typeof radiusContentSchema>

/** Who and what is hit, as somebody knew it then. Each revision is whole: nothing is inherited from the one before. */
export const blastRadiusSchema = z.object({
  /** 1 for the first. */
  revision: z.number(),
  ...knowledge,
  /** What the revision before it said, so that each tells what it changed; missing in the first. */
  was: radiusContentSchema.optional(),
})
export type BlastRadius = z.infer<typeof blastRadiusSchema>
