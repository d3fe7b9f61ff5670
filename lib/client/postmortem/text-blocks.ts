import type { PostmortemContent, RichText } from '@/lib/domain/postmortem/content'
import { CARD_LISTS, PROSE_SECTIONS, SECTION_TITLES } from '@/lib/domain/postmortem/sections'

/** The blocks of words of one text of a document. */
export interface FieldBlocks {
  field: string
  /** What somebody calls the place. */
  where: string
  /** It says why something happened. */
  isCausal: boolean
  texts: string[]
}

/** All texts of a document in their order, each as the blocks that are read by themselves. */
export function blocksOf({ sections, picks, cards }: PostmortemContent): FieldBlocks[] {
  const prose = PROSE_SECTIONS.map((section) => ({
    field: section,
    where: SECTION_TITLES[section],
    isCausal: false,
    texts: textBlocks(sections[section]),
  }))
  const contexts = picks.map(({ seq, context }) => ({
    field: `context:${seq}`,
    where: SECTION_TITLES.timeline,
    isCausal: false,
    texts: [context],
  }))
  const causes = CARD_LISTS.flatMap((list) => cards.filter((card) => card.list === list)).flatMap((card) => {
    const common = { where: SECTION_TITLES[card.list], isCausal: true }
    return [
      { ...common, field: `card:${card.id}:statement`, texts: [card.statement] },
      { ...common, field: `card:${card.id}:explanation`, texts: textBlocks(card.explanation) },
    ]
  })
  const [summary, impact, ...rest] = prose
  return [summary, impact, ...contexts, ...causes, ...rest].filter((each) => each !== undefined)
}

/** The words of each block of rich text, one character for each place of the editor; code is none of them. */
export function textBlocks(node: RichText): string[] {
  if (node.type === 'codeBlock') return []
  const content = node.content ?? []
  if (node.type === 'paragraph' || node.type === 'heading') return [content.map(wordsOf).join('')]
  return content.flatMap(textBlocks)
}

const wordsOf = ({ type, text }: RichText): string => text ?? (type === 'hardBreak' ? '\n' : '\ufffc')
