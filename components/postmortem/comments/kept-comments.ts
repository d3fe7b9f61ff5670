import { draftScopeOf } from '@/components/timeline/composer-text'
import { draftsBelow, keepDraft, keptDraft } from '@/lib/client/use-draft'
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

/** What this tab last found in each place or put there. Words of another tab that it does not show are not its to remove. */
const own = new Map<string, string>()
/** Places whose words the browser did not take: they are in this tab alone. */
const unkept = new Set<string>()

/** What is being written, by name. */
export const keptComments = (scope: string): Record<string, CommentDraft> =>
  Object.fromEntries(
    draftsBelow(scope).flatMap((name) => {
      const place = `${scope}.${name}`
      const words = keptDraft(place)
      own.set(place, words)
      const draft = parsed(words)
      return draft ? [[name, draft]] : []
    }),
  )

/** Without words there is nothing to keep. */
export function keepComment(scope: string, name: string, draft: CommentDraft | null): void {
  if (!scope) return
  const place = `${scope}.${name}`
  const words = draft?.text ? JSON.stringify(draft) : ''
  if (!words && keptDraft(place) !== (own.get(place) ?? '')) return
  if (!keepDraft(place, words)) {
    unkept.add(place)
    return
  }
  unkept.delete(place)
  own.set(place, words)
}

/**
 * What another tab has made of the words under a scope since this one last looked, by name; null is put away, which
 * counts only if `mayGo`. They are then those of this tab, too, so that neither writes over the other.
 */
export function changedElsewhere(scope: string, mayGo: boolean): [name: string, draft: CommentDraft | null][] {
  const below = `${scope}.`
  const known = [...own.keys()].flatMap((place) => (place.startsWith(below) ? [place.slice(below.length)] : []))
  return [...new Set([...draftsBelow(scope), ...known])].flatMap((name): [string, CommentDraft | null][] => {
    const place = `${below}${name}`
    const words = keptDraft(place)
    if (unkept.has(place) || words === (own.get(place) ?? '') || (!words && !mayGo)) return []
    own.set(place, words)
    return [[name, parsed(words)]]
  })
}

function parsed(words: string): CommentDraft | null {
  try {
    return JSON.parse(words) as CommentDraft
  } catch {
    return null
  }
}
