import type { Card, CardEvidence, CardMove, Dismissal, Pick, PostmortemContent } from './content'
import type { RootContent } from './markdown/nodes'
import { plainOf } from './markdown/plain'
import { readBlocks } from './markdown/read-blocks'
import { parseMarkdown, readComment, writeMarkdown } from './markdown/syntax'
import { writeBlocks } from './markdown/write-blocks'
import { dataComment, heading, writeHead } from './markdown/write-head'
import { writeCards, writePreventions, writeTimeline } from './markdown/write-lists'
import { normalise } from './normalise'
import type { PublishedPostmortem } from './published'
import { emptyRichText } from './rich-text'
import { CARD_LISTS, type CardList, PROSE_SECTIONS, SECTION_TITLES, SECTIONS, type SectionId } from './sections'

/**
 * A postmortem as Markdown that a person reads anywhere and `fromMarkdown` reads back: its structure is in headings,
 * lists and tables, and what these cannot say in comments (SPEC EXPORT-1).
 */
export function toMarkdown(published: PublishedPostmortem): string {
  const { content } = published
  const sections = SECTIONS.flatMap((section): RootContent[] => [
    heading(2, SECTION_TITLES[section]),
    ...sectionOf(published, section),
  ])
  const dismissed = content.dismissed.length > 0 ? [dataComment('dismissed', content.dismissed)] : []
  return writeMarkdown([...writeHead(published), ...sections, ...dismissed])
}

function sectionOf(published: PublishedPostmortem, section: SectionId): RootContent[] {
  switch (section) {
    case 'timeline':
      return writeTimeline(published)
    case 'preventions':
      return writePreventions(published)
    case 'trigger':
    case 'rootCauses':
    case 'factors':
      return writeCards(published, section)
    default:
      return writeBlocks(published.content.sections[section])
  }
}

/**
 * What a Markdown text of ours says, as content. The facts of the incident, the words of lines and the preventions are
 * not read: they are not the document's. A text by anybody else reads as the prose under headings of our sections.
 */
export function fromMarkdown(text: string): PostmortemContent {
  const passages = passagesOf(parseMarkdown(text))
  const sections = PROSE_SECTIONS.map((section) => {
    const blocks = readBlocks(passages.get(section) ?? [])
    return [section, blocks.length > 0 ? { type: 'doc', content: blocks } : emptyRichText()]
  })
  return normalise({
    sections: Object.fromEntries(sections) as PostmortemContent['sections'],
    cards: CARD_LISTS.flatMap((list) => cardsIn(list, passages.get(list) ?? [])),
    picks: picksIn(passages.get('timeline') ?? []),
    dismissed: dismissedIn([...passages.values()].flat()),
  })
}

const BY_TITLE = new Map(SECTIONS.map((section) => [SECTION_TITLES[section].toLowerCase(), section]))

/** What stands under the heading of each section. */
function passagesOf(nodes: RootContent[]): Map<SectionId, RootContent[]> {
  const passages = new Map<SectionId, RootContent[]>()
  let section: SectionId | undefined
  for (const node of nodes) {
    const isTitle = node.type === 'heading' && node.depth <= 2
    if (isTitle) section = BY_TITLE.get(plainOf(node).trim().toLowerCase())
    else if (section) passages.set(section, [...(passages.get(section) ?? []), node])
  }
  return passages
}

interface CardData {
  id: string
  category: string | null
  evidence: CardEvidence[]
  moves: CardMove[]
  /** When the heading cannot say it. */
  statement?: string
}

function cardsIn(list: CardList, nodes: RootContent[]): Card[] {
  const starts = nodes.flatMap((node, at) => (dataOf<CardData>(node, 'card') ? [at] : []))
  return starts.map((start, index) => {
    const data = dataOf<CardData>(nodes[start], 'card') as CardData
    const [title, ...others] = nodes.slice(start + 1, starts[index + 1])
    const hasTitle = title?.type === 'heading'
    const rest = hasTitle || !title ? others : [title, ...others]
    const { id, category, evidence, moves } = data
    const statement = data.statement ?? (hasTitle ? plainOf(title).trim() : '')
    const blocks = readBlocks(rest)
    const explanation = blocks.length > 0 ? { type: 'doc', content: blocks } : emptyRichText()
    return { id, list, category, statement, explanation, evidence, moves }
  })
}

function picksIn(nodes: RootContent[]): Pick[] {
  const items = nodes.flatMap((node) => (node.type === 'list' ? node.children : []))
  return items.flatMap(({ children }) => {
    const [line] = children
    if (line?.type !== 'paragraph') return []
    const data = line.children.flatMap((node) => dataOf<{ seq: number; context?: string }>(node, 'line') ?? [])[0]
    if (!data) return []
    const quote = children.find(({ type }) => type === 'blockquote')
    return [{ seq: data.seq, context: data.context ?? (quote ? plainOf(quote).trim() : '') }]
  })
}

const dismissedIn = (nodes: RootContent[]): Dismissal[] =>
  nodes.flatMap((node) => dataOf<Dismissal[]>(node, 'dismissed') ?? [])

function dataOf<Data>(
  node: { type: string; value?: string } | RootContent | undefined,
  name: string,
): Data | undefined {
  if (node?.type !== 'html' || !('value' in node)) return undefined
  const said = readComment(node.value ?? '')
  return said?.name === name ? (said.value as Data | undefined) : undefined
}
