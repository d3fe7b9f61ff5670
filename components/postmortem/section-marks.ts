import type { PostmortemContent, RichText } from '@/lib/domain/postmortem/content'
import { isEmptyRichText } from '@/lib/domain/postmortem/rich-text'
import {
  CARD_LISTS,
  type CardList,
  PROSE_SECTIONS,
  type ProseSection,
  SECTIONS,
  type SectionId,
} from '@/lib/domain/postmortem/sections'

export interface SectionMark {
  section: SectionId
  /** How many things are in it; null where counting says nothing. */
  count: number | null
  isEmpty: boolean
}

/** Sections of prose that are told as points: how many there are says something. */
const POINTS: readonly ProseSection[] = ['wentWell', 'lucky', 'learned']

/** What is in each section. `preventions` is undefined until they are loaded. */
export function sectionMarks(content: PostmortemContent, preventions: number | undefined): SectionMark[] {
  return SECTIONS.map((section) => {
    const count = countIn(section, content, preventions)
    const isEmpty = isProse(section) ? isEmptyRichText(content.sections[section]) : count === 0
    return { section, count: isEmpty ? null : count, isEmpty }
  })
}

function countIn(section: SectionId, content: PostmortemContent, preventions: number | undefined): number | null {
  if (section === 'timeline') return content.picks.length
  if (section === 'preventions') return preventions ?? null
  if (isCardList(section)) return content.cards.filter(({ list }) => list === section).length
  return isProse(section) && POINTS.includes(section) ? pointsIn(content.sections[section]) : null
}

/** Paragraphs and items of lists that say something. */
function pointsIn({ content = [] }: RichText): number {
  const items = content.flatMap((block) => (/List$/.test(block.type) ? (block.content ?? []) : [block]))
  return items.filter((item) => item.type !== 'heading' && !isEmptyRichText(item)).length
}

const isProse = (section: SectionId): section is ProseSection => PROSE_SECTIONS.some((each) => each === section)
const isCardList = (section: SectionId): section is CardList => CARD_LISTS.some((each) => each === section)
