import { z } from 'zod'
import { detectedBySchema, importSourceSchema, instantNameSchema, instantSourceSchema } from './values'

/** The payloads of what history asks of a log; `eventPayloads` has them all. */
export const historyPayloads = {
  /** Declared to try things out: it is left out of every figure. */
  'test.marked': z.object({ to: z.boolean() }),
  'detection.set': z.object({ by: detectedBySchema.nullable(), from: detectedBySchema.nullable() }),
  /**
   * The last event of what an import writes: where the incident comes from, and when things really happened. What is
   * not known is not there.
   */
  'incident.imported': z.object({
    source: importSourceSchema,
    /** Its id there; one of a source is imported once. */
    foreignId: z.string(),
    url: z.string().nullable(),
    instants: z.partialRecord(instantNameSchema, z.object({ at: z.string(), source: instantSourceSchema })),
  }),
} satisfies Record<string, z.ZodType>
