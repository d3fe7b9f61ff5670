import { z } from 'zod'
import { idSchema } from './inputs'

const MAX_AGE_MS = 30 * 24 * 60 * 60 * 1000

/** What a command travels in. Its `input` is parsed by the command's own schema. */
export const commandEnvelopeSchema = z.strictObject({
  commandId: idSchema.describe('Made by you: a retry carries the same one and answers what the first did.'),
  input: z.unknown().default({}).describe('What the command takes.'),
  ageMs: z
    .number()
    .min(0, 'is negative')
    .max(MAX_AGE_MS, 'is more than 30 days')
    .default(0)
    .describe('How long ago it was made, in milliseconds, when it had to wait offline.'),
})
