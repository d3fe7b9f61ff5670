import { draftScopeOf } from '@/components/timeline/composer-text'
import { draftsBelow, keepDraft, readDraft } from '@/lib/client/use-draft'
import type { Anchor } from '@/lib/domain/postmortem/anchor'

/** A thread that is being begun. */
export interface NewThread {
  id: string
  anchor: Anchor | null
  quote: string
}

export interface CommentDraft {
  text: string
  /** What was sent under which id, and is not known to have arrived. */
  tried?: { id: string; text: string }
  /** Of the first words of a thread: which one. */
  begun?: NewThread
}

/** What the words of comments are kept below, beside whatever else somebody writes of an incident. */
export const commentScopeOf = (personId: string, incidentId: string): string =>
  `${draftScopeOf(personId, incidentId)}.comment`

/** What is being written, by name. */
export const keptComments = (scope: string): Record<string, CommentDraft> =>
  Object.fromEntries(
    draftsBelow(scope).flatMap((name) => {
      const draft = parsed(readDraft(`${scope}.${name}`))
      return draft ? [[name, draft]] : []
    }),
  )

/** Without words there is nothing to keep. */
export function keepComment(scope: string, name: string, draft: CommentDraft | null): void {
  if (scope) keepDraft(`${scope}.${name}`, draft?.text ? JSON.stringify(draft) : '')
}

function parsed(words: string): CommentDraft | null {
  try {
    return JSON.parse(words) as CommentDraft
  } catch {
    return null
  }
}
