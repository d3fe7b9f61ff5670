import { z } from 'zod'
import { captionSchema, instantSchema, linkSchema, textSchema } from '../text'
import { changeKindSchema } from './change'

const MAX_LINKS = 10
const MAX_SIZE = 2_000_000_000

const common = {
  /** The sender's identity of it: what comes later with the same key is about the same one. */
  dedupKey: textSchema(255),
  title: textSchema(200),
  description: captionSchema(10_000).optional(),
  /** The key of a service here. */
  service: textSchema(50).optional(),
  /** Where it comes from, such as a host or a job. */
  source: textSchema(200).optional(),
  links: z
    .array(z.strictObject({ url: linkSchema, title: textSchema(200).optional() }))
    .max(MAX_LINKS, `has more than ${MAX_LINKS} links`)
    .default([]),
  occurredAt: instantSchema.optional(),
  /** Anything else; it is kept as it comes. */
  details: z.record(z.string(), z.unknown()).optional(),
}

/** What a script may send to the address of a webhook integration: an alert, or a change. */
export const eventInputSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('alert'),
    ...common,
    status: z.enum(['firing', 'resolved']).default('firing'),
    severity: z.enum(['critical', 'error', 'warning', 'info']).optional(),
  }),
  z.strictObject({
    kind: z.literal('change'),
    ...common,
    status: z.enum(['started', 'succeeded', 'failed']).default('succeeded'),
    /** What was changed. */
    change: changeKindSchema.default('deploy'),
    author: textSchema(100).optional(),
    /** Finds the person here, so that a room knows whether they are in it. */
    authorEmail: textSchema(200).optional(),
    version: textSchema(100).optional(),
    environment: textSchema(100).optional(),
    /** When what it brings was committed; of several commits, the one that waited longest. */
    committedAt: instantSchema.optional(),
    /** Changed lines. */
    size: z.int().min(0).max(MAX_SIZE).optional(),
  }),
])
export type EventInput = z.output<typeof eventInputSchema>
