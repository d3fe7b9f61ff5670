import { z } from 'zod'
import { audienceSchema } from '../incident/procedure-payloads'

const wordsSchema = z.object({ subject: z.string(), text: z.string() })

const keptDraftSchema = z.object({
  updateId: z.string(),
  audience: audienceSchema,
  nextDueAt: z.string().nullable(),
  words: z.partialRecord(audienceSchema, wordsSchema),
})
/** An update that somebody is writing: what they chose, and the words they changed, by audience. */
export type KeptDraft = z.infer<typeof keptDraftSchema>

/** What a device kept of it; null for nothing, or what another version wrote. A promise that has passed is made anew. */
export function readKeptDraft(stored: string, now: string, suggestedDueAt: string | null): KeptDraft | null {
  if (!stored) return null
  try {
    const draft = keptDraftSchema.parse(JSON.parse(stored))
    const isPast = draft.nextDueAt !== null && draft.nextDueAt <= now
    return { ...draft, nextDueAt: isPast ? suggestedDueAt : draft.nextDueAt }
  } catch {
    return null
  }
}
