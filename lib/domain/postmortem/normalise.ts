import type { PostmortemContent, RichText } from './content'
import { richTextSchema } from './schema'
import { CARD_LISTS } from './sections'

/**
 * Text in the one form that says it: attributes filled in, neighbours of the same marks joined, marks in the order of
 * the schema. What the schema does not know stays as it is.
 */
export function normaliseRichText(text: RichText): RichText {
  try {
    return richTextSchema.nodeFromJSON(text).toJSON() as RichText
  } catch {
    return text
  }
}

/** A postmortem's content in its one form, as a document that says it reads: two that say the same are equal. */
export function normalise(content: PostmortemContent): PostmortemContent {
  const sections = Object.entries(content.sections).map(([id, text]) => [id, normaliseRichText(text)])
  return {
    ...content,
    sections: Object.fromEntries(sections) as PostmortemContent['sections'],
    cards: CARD_LISTS.flatMap((list) => content.cards.filter((card) => card.list === list)).map((card) => ({
      ...card,
      statement: card.statement.trim(),
      explanation: normaliseRichText(card.explanation),
    })),
    picks: content.picks.map(({ seq, context }) => ({ seq, context: context.trim() })).sort((a, b) => a.seq - b.seq),
  }
}
