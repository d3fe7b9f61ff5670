import type { EventType } from './events'

/**
 * The types of events that carry free text of a person and nothing the fold could not do without (SPEC REDACT-1). Apart
 * from the schemas of all events (`events.ts`), which a room in the browser does not need.
 */
export const REDACTABLE = [
  'note.added',
  'observation.added',
  'hypothesis.added',
  'decision.added',
  'question.asked',
  'answer.added',
  'entry.corrected',
  'brief.written',
] as const satisfies EventType[]
export type RedactableType = (typeof REDACTABLE)[number]
const redactableTypes: ReadonlySet<string> = new Set(REDACTABLE)

/** Whether events of this type carry free text that can be taken back. */
export const isRedactable = (type: string): type is RedactableType => redactableTypes.has(type)
