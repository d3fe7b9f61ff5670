import { z } from 'zod'
import type { PersonActor } from '../actor'
import { AppError, refuse } from '../errors'
import type { KnownPerson } from '../incident/define-command'
import { idSchema, idsSchema, MAX_MENTIONS } from '../incident/inputs'
import { isResponder } from '../incident/policy'
import type { IncidentState } from '../incident/state'
import type { Ref } from '../incident/values'
import { captionSchema, textSchema } from '../text'
import { type Anchor, anchorSchema } from './anchor'

export const MAX_COMMENT = 4000
export const MAX_QUOTE = 300
export const MAX_THREADS = 500
export const MAX_COMMENTS_OF_THREAD = 200

/** What a comment says, and whom it mentions. */
export const commentWordsSchema = z.strictObject({
  text: textSchema(MAX_COMMENT),
  mentions: idsSchema(MAX_MENTIONS).default([]),
})
export type CommentWords = z.output<typeof commentWordsSchema>

export const newCommentSchema = commentWordsSchema.extend({
  id: idSchema.describe('Made by the sender: a retry carries the same one.'),
})
export type NewComment = z.output<typeof newCommentSchema>

export const newThreadSchema = z
  .strictObject({
    id: idSchema.describe('Made by the sender: a retry carries the same one.'),
    anchor: anchorSchema.nullable().describe('The passage it is about; null for the whole document.'),
    quote: captionSchema(MAX_QUOTE).default('').describe('The words of the passage as they are now.'),
    comment: newCommentSchema,
  })
  .refine(({ anchor, quote }) => anchor === null || quote !== '', { path: ['quote'], message: 'is empty' })
export type NewThread = z.output<typeof newThreadSchema>

export const threadChangeSchema = z.strictObject({ resolved: z.boolean() })

export interface CommentView {
  id: string
  by: Ref
  text: string
  mentions: Ref[]
  createdAt: string
  /** Null when it reads as it was first written. */
  editedAt: string | null
}

/** A conversation about a passage, or about the whole document. */
export interface ThreadView {
  id: string
  anchor: Anchor | null
  /** The words it was about then. */
  quote: string
  by: Ref
  createdAt: string
  resolved: { by: Ref; at: string } | null
  /** In the order they were written; the first began it. */
  comments: CommentView[]
}

type Commenter = Pick<PersonActor, 'id' | 'role' | 'scope'>

/** Why this person may not comment now, or null when they may. That they see the incident is known already. */
export function whyNoComment(actor: Commenter, { review }: Pick<IncidentState, 'review'>): AppError | null {
  if (actor.scope === 'read') return new AppError('forbidden', 'This token may only read', { rule: 'COMMENT-2' })
  if (!review) return refuse('COMMENT-2', 'There is no postmortem of this incident yet.')
  if (actor.role === 'stakeholder' && review.version < 1) {
    return refuse('COMMENT-2', 'Stakeholders can comment once a version is published.')
  }
  return null
}

/** Whether this person may say that a thread is settled, or that it is not. */
export const maySettle = (actor: Commenter, { by }: Pick<ThreadView, 'by'>): boolean =>
  actor.scope !== 'read' && (isResponder({ kind: 'person', name: '', ...actor }) || by.id === actor.id)

/** Refuses to mention who could not read it. `known` are those of the ids who are in the organisation. */
export function mentionedPeople(
  { visibility, members }: Pick<IncidentState, 'visibility' | 'members'>,
  ids: readonly string[],
  known: readonly KnownPerson[],
): Ref[] {
  return ids.map((mentioned) => {
    const person = known.find(({ id }) => id === mentioned)
    if (!person) throw refuse('COMMENT-4', 'There is nobody with this id in the organisation.', 'mentions')
    const { id, name, role } = person
    if (visibility === 'open' || role === 'admin' || members.some((member) => member.id === id)) return { id, name }
    throw refuse('COMMENT-4', `This incident is private: add ${name} as a member first.`, 'mentions')
  })
}
