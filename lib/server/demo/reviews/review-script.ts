import type { PreventionKind } from '@/lib/domain/postmortem/prevention'
import type { CardList, ProseSection } from '@/lib/domain/postmortem/sections'
import type { PersonKey } from '@/lib/server/demo/organisation'

/** A card as a script says it; `about` are words of the line of the log that shows it. */
export interface ScriptedCard {
  list: CardList
  statement: string
  category: string
  explanation?: string
  about?: string
  /** It was in this list first. */
  movedFrom?: CardList
}

export interface ScriptedPrevention {
  title: string
  kind: PreventionKind
  owner: PersonKey
  /** Days from today; negative is past. */
  dueInDays: number
  /** The beginning of the statement of the card it retires. */
  retires: string
  state?: 'doing' | { done: string } | { declined: string; askAgainInDays: number }
}

/** What people wrote into a review after it was opened, and how far they came. */
export interface ReviewScript {
  owner: PersonKey
  /** Who approves it; nobody while it is half written. */
  reviewer?: PersonKey
  prose: Partial<Record<ProseSection, string[]>>
  cards: ScriptedCard[]
  preventions: ScriptedPrevention[]
  /** Sentences of context for lines of the log, found by words of theirs. */
  contexts?: { about: string; context: string }[]
  comments?: { by: PersonKey; text: string; isResolved?: boolean }[]
}
