import { z } from 'zod'
import type { RecordedActor } from '../actor'
import { idSchema } from '../incident/inputs'
import type { Ref } from '../incident/values'
import { linkSchema, textSchema } from '../text'

/** What a prevention is for: that it does not happen, is noticed sooner, hurts less, or is understood. */
export const preventionKindSchema = z.enum(['prevent', 'detect', 'mitigate', 'learn'])
export type PreventionKind = z.infer<typeof preventionKindSchema>

export const preventionStateSchema = z.enum(['open', 'doing', 'done', 'declined'])
export type PreventionState = z.infer<typeof preventionStateSchema>

/** A day of the calendar, as in 2026-11-28. */
export const daySchema = z.iso.date('is not a day like 2026-11-30')

/** Where a prevention is worked on outside. Only GitHub's are read back; anything else is a link. */
export type PreventionIssue =
  | { kind: 'github'; url: string; repository: string; number: number; state: 'open' | 'closed' }
  | { kind: 'link'; url: string }

/** Asked for, and not there yet; or why there is none. */
export interface IssueRequest {
  state: 'creating' | 'failed'
  repository: string
  problem: string | null
}

/** An owned, dated action that an outage bought, as everybody who may see its incident reads it. */
export interface Prevention {
  id: string
  incident: { id: string; key: string; title: string }
  title: string
  kind: PreventionKind
  state: PreventionState
  owner: Ref | null
  dueOn: string | null
  /** The card it retires. */
  cardId: string | null
  /** The crutch it was proposed from. */
  mitigationId: string | null
  /** Of one that is done. */
  evidence: { text: string; url: string | null } | null
  /** Of one that is declined: why, and the day it is asked again. */
  declined: { reason: string; askAgainOn: string } | null
  issue: PreventionIssue | null
  /** An issue that is being made at GitHub, or could not be; left out when there is nothing of that kind. */
  issueRequest?: IssueRequest
  /** Raised by each change; a change names the one it was made from. */
  version: number
  createdAt: string
  updatedAt: string
  doneAt: string | null
}

const titleSchema = textSchema(300)

/** What a person gives to add one; the id is theirs, so that a retry adds nothing twice. */
export const newPreventionSchema = z.strictObject({
  id: idSchema,
  title: titleSchema,
  kind: preventionKindSchema,
  ownerId: idSchema.nullish(),
  dueOn: daySchema.nullish(),
  cardId: idSchema.nullish(),
  mitigationId: idSchema.nullish(),
})
export type NewPrevention = z.output<typeof newPreventionSchema>

/** A change of one: only what is given changes. Done needs evidence; declined a reason and a day to ask again. */
export const preventionPatchSchema = z.strictObject({
  version: z.int().min(1),
  title: titleSchema.optional(),
  kind: preventionKindSchema.optional(),
  state: preventionStateSchema.optional(),
  ownerId: idSchema.nullable().optional(),
  dueOn: daySchema.nullable().optional(),
  cardId: idSchema.nullable().optional(),
  evidence: z.strictObject({ text: textSchema(1000), url: linkSchema.nullish() }).optional(),
  declined: z.strictObject({ reason: textSchema(1000), askAgainOn: daySchema }).optional(),
  link: linkSchema.nullable().optional(),
})
export type PreventionPatch = z.output<typeof preventionPatchSchema>

/** What one change did: for each field, what it was and what it is. */
export interface PreventionChange {
  version: number
  actor: RecordedActor
  at: string
  changes: Partial<Record<ChangedField, { from: unknown; to: unknown }>>
}
export type ChangedField = (typeof CHANGED_FIELDS)[number]
export const CHANGED_FIELDS = [
  'title',
  'kind',
  'state',
  'owner',
  'dueOn',
  'cardId',
  'evidence',
  'declined',
  'issue',
] as const satisfies readonly (keyof Prevention)[]

/** Of one incident, so that a list of them stays one that people read. */
export const MAX_PREVENTIONS = 200

/** The day of an instant. Days of preventions are told in UTC: an organisation has no zone of its own. */
export const dayOf = (at: Date | number): string => new Date(at).toISOString().slice(0, 10)

/** Waits to be done: it can be overdue, and its owner is reminded. */
export const isUnfinished = ({ state }: Pick<Prevention, 'state'>): boolean => state === 'open' || state === 'doing'

/** Open or being worked on, and its day is past. `today` is a day in the reader's or the organisation's zone. */
export const isOverdue = ({ state, dueOn }: Pick<Prevention, 'state' | 'dueOn'>, today: string): boolean =>
  isUnfinished({ state }) && dueOn !== null && dueOn < today

/** Declined, and the day has come to ask again. */
export const isAskedAgain = ({ state, declined }: Pick<Prevention, 'state' | 'declined'>, today: string): boolean =>
  state === 'declined' && declined !== null && declined.askAgainOn <= today
