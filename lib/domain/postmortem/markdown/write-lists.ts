import { categoryName } from '../categories'
import type { Card, CardEvidence } from '../content'
import { knownWords, lineSentence, picksInTime } from '../lines-words'
import { PREVENTION_KIND_NAMES } from '../prevention-words'
import type { PublishedLine, PublishedPostmortem } from '../published'
import type { CardList } from '../sections'
import { instantWords, preventionStateWords } from '../words'
import type { BlockContent, ListItem, PhrasingContent, RootContent } from './nodes'
import { plainOf } from './plain'
import { PICTURE_PATH } from './references'
import { comment, endOf, parseMarkdown, writeMarkdown } from './syntax'
import { writeBlocks } from './write-blocks'
import { cells, dataComment, heading } from './write-head'

const text = (value: string): PhrasingContent => ({ type: 'text', value })
const paragraph = (...children: PhrasingContent[]): BlockContent => ({ type: 'paragraph', children })
const bulletsOf = (children: ListItem[]): RootContent => ({ type: 'list', ordered: false, spread: false, children })

/** The picked lines in their order, with the sentence somebody added to one as a quote below it. */
export function writeTimeline({ content, lines }: PublishedPostmortem): RootContent[] {
  if (content.picks.length === 0) return []
  const items = picksInTime(content.picks, lines).map(({ seq, context }): ListItem => {
    const quote: BlockContent = { type: 'blockquote', children: [paragraph(text(context))] }
    // A sentence that a quote cannot say stays in the comment.
    const isPlain = context === '' || readsBack(quote, context)
    const data: PhrasingContent = { type: 'html', value: comment('line', { seq, ...(isPlain ? {} : { context }) }) }
    const line = paragraph(...lineWords(lines[seq], seq), text(' '), data)
    return { type: 'listItem', spread: context !== '', children: context ? [line, quote] : [line] }
  })
  return [bulletsOf(items)]
}

const readsBack = (written: RootContent, said: string): boolean =>
  parseMarkdown(writeMarkdown([written]))
    .map(plainOf)
    .join('')
    .trim() === said

function lineWords(line: PublishedLine | undefined, seq: number): PhrasingContent[] {
  if (!line) return [text(`Line ${seq} of the log`)]
  const anchor: PhrasingContent[] = [
    { type: 'html', value: `<a id="log-${seq}">` },
    { type: 'html', value: '</a>' },
  ]
  const at: PhrasingContent = { type: 'strong', children: [text(instantWords(line.occurredAt))] }
  return [...anchor, at, text(` ${lineSentence(line)}${knownWords(line)}`)]
}

/** The cards of a list: each a heading, what explains it, and its category and evidence for reading. */
export function writeCards(published: PublishedPostmortem, list: CardList): RootContent[] {
  return published.content.cards.filter((card) => card.list === list).flatMap((card) => writeCard(published, card))
}

function writeCard({ categories, lines }: PublishedPostmortem, card: Card): RootContent[] {
  const { id, category, evidence, moves, statement } = card
  const title = heading(3, statement)
  const isPlain = readsBack(title, statement)
  const shown: ListItem[] = [
    ...(category ? [[text(`Category: ${categoryName(categories, category)}`)]] : []),
    ...evidence.map((each) => [text('Evidence: '), evidenceWords(each, lines)]),
  ].map((children) => ({ type: 'listItem', spread: false, children: [{ type: 'paragraph', children }] }))
  return [
    dataComment('card', { id, category, evidence, moves, ...(isPlain ? {} : { statement }) }),
    title,
    ...writeBlocks(card.explanation),
    ...(shown.length > 0
      ? ([
          { type: 'html', value: comment('shown') },
          bulletsOf(shown),
          { type: 'html', value: endOf('shown') },
        ] as const)
      : []),
  ]
}

function evidenceWords(evidence: CardEvidence, lines: PublishedPostmortem['lines']): PhrasingContent {
  if (evidence.kind === 'link') {
    return { type: 'link', url: evidence.url, children: [text(evidence.title || evidence.url)] }
  }
  if (evidence.kind === 'picture') {
    return { type: 'link', url: `${PICTURE_PATH}${evidence.attachmentId}`, children: [text(evidence.name)] }
  }
  const line = lines[evidence.seq]
  return text(line ? `${instantWords(line.occurredAt)} ${lineSentence(line)}` : `line ${evidence.seq} of the log`)
}

/** The preventions as a table, for reading: they live outside the document. */
export function writePreventions({ preventions, content }: PublishedPostmortem): RootContent[] {
  if (preventions.length === 0) return []
  const statements = new Map(content.cards.map(({ id, statement }) => [id, statement]))
  const rows = preventions.map((prevention) => [
    prevention.title,
    PREVENTION_KIND_NAMES[prevention.kind],
    statements.get(prevention.cardId ?? '') ?? '',
    prevention.owner?.name ?? '',
    prevention.dueOn ?? '',
    preventionStateWords(prevention),
    prevention.issue?.url ?? '',
  ])
  const head = ['What we buy', 'Kind', 'Retires', 'Owner', 'Due', 'State', 'Issue']
  return [{ type: 'table', align: [], children: [head, ...rows].map(cells) }]
}
