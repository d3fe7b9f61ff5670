import type { CardList, ProseSection } from './sections'

/** Rich text as ProseMirror writes it as JSON; the root of a field is `{type: 'doc'}`. */
export interface RichText {
  type: string
  attrs?: Record<string, unknown>
  content?: RichText[]
  marks?: { type: string; attrs?: Record<string, unknown> }[]
  text?: string
}

/** What shows that a card is so. Each has an id made by whoever added it. */
export type CardEvidence =
  | { id: string; kind: 'line'; seq: number }
  | { id: string; kind: 'link'; url: string; title: string }
  | { id: string; kind: 'picture'; attachmentId: string; name: string }

/** A card taken from one list to another; `at` is ISO 8601 by the mover's clock. */
export interface CardMove {
  from: CardList
  to: CardList
  at: string
  by: { id: string; name: string }
}

export interface Card {
  id: string
  list: CardList
  /** A key of the taxonomy that admins set; null until somebody chose. */
  category: string | null
  /** One sentence, plain. */
  statement: string
  explanation: RichText
  evidence: CardEvidence[]
  moves: CardMove[]
}

/** A line of the log that the timeline section shows, with a sentence that somebody added, if any. */
export interface Pick {
  seq: number
  context: string
}

/** A hint of the blameless reader that somebody put aside, and why. */
export interface Dismissal {
  /** As `hintKey` makes it. */
  key: string
  rule: string
  quote: string
  reason: string
  by: { id: string; name: string }
  at: string
}

/** What a postmortem says, read from its document: the form that is projected, frozen, exported and compared. */
export interface PostmortemContent {
  sections: Record<ProseSection, RichText>
  /** Of each list in its order, the lists in theirs. */
  cards: Card[]
  /** By `seq`. */
  picks: Pick[]
  dismissed: Dismissal[]
}
