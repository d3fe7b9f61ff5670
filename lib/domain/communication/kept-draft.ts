import { z } from 'zod'
import { audienceSchema } from '../incident/procedure-payloads'
import type { Status } from '../incident/values'
import { nextUpdateWords } from './situation-words'

const wordsSchema = z.object({ subject: z.string(), text: z.string() })

const keptDraftSchema = z.object({
  updateId: z.string(),
  audience: audienceSchema,
  nextDueAt: z.string().nullable(),
  words: z.partialRecord(audienceSchema, wordsSchema),
})
/** An update that somebody is writing: what they chose, and the words they changed, by audience. */
export type KeptDraft = z.infer<typeof keptDraftSchema>

/** What a draft is read by: the moment, how the incident stands, and what is promised without a choice. */
export interface KeptDraftContext {
  now: string
  status: Status
  suggestedDueAt: string | null
}

/**
 * What a device kept of it; null for nothing, or what another version wrote. A promise that has passed is made anew, in
 * the words too.
 */
export function readKeptDraft(stored: string, context: KeptDraftContext): KeptDraft | null {
  if (!stored) return null
  try {
    const draft = keptDraftSchema.parse(JSON.parse(stored))
    return draft.nextDueAt !== null && draft.nextDueAt <= context.now
      ? promisedAnew(draft, draft.nextDueAt, context)
      : draft
  } catch {
    return null
  }
}

function promisedAnew(draft: KeptDraft, passed: string, { now, status, suggestedDueAt }: KeptDraftContext): KeptDraft {
  // As it was said on another day than now, and on its own.
  const said = [...new Set([now, passed].map((then) => nextUpdateWords(passed, status, then)))]
  const anew = nextUpdateWords(suggestedDueAt, status, now)
  const words = Object.entries(draft.words).map(([audience, { subject, text }]) => [
    audience,
    { subject, text: said.reduce((told, phrase) => told.replaceAll(phrase, anew), text) },
  ])
  return { ...draft, nextDueAt: suggestedDueAt, words: Object.fromEntries(words) }
}
