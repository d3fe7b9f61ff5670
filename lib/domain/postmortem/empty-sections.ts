import type { PostmortemContent } from './content'
import { isEmptyRichText } from './rich-text'
import { CARD_LISTS, PROSE_SECTIONS, SECTIONS, type SectionId } from './sections'

/** The sections in which nobody has written anything yet, in their order. Preventions are not in the document. */
export function emptySections({ sections, cards, picks }: PostmortemContent): SectionId[] {
  const empty = new Set<SectionId>([
    ...PROSE_SECTIONS.filter((id) => isEmptyRichText(sections[id])),
    ...CARD_LISTS.filter((list) => !cards.some((card) => card.list === list)),
    ...(picks.length === 0 ? (['timeline'] as const) : []),
  ])
  return SECTIONS.filter((id) => empty.has(id))
}
