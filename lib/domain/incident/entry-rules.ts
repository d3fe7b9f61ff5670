import type { Actor } from '../actor'
import type { TimelineRow } from './timeline'
import { entryKindSchema } from './values'

const wordKinds: ReadonlySet<string> = new Set([...entryKindSchema.options, 'answer'])

/** A row that a person wrote, redacted or not: neither a fact nor a machine's. */
export const isWords = ({ kind }: Pick<TimelineRow, 'kind'>): boolean => wordKinds.has(kind)

/** The actor is the author of the row, through whatever credential. */
export const isWrittenBy = (actor: Actor, { actor: author }: Pick<TimelineRow, 'actor'>): boolean =>
  actor.kind === author.kind && actor.id === author.id
