import type { RichText } from '../content'
import { normaliseRichText } from '../normalise'
import { plainText } from '../rich-text'
import type { BlockContent, ListItem, PhrasingContent, RootContent, TableRow } from './nodes'
import { readBlocks } from './read-blocks'
import { PICTURE_PATH } from './references'
import { comment, endOf, parseMarkdown, writeMarkdown } from './syntax'
import { writeInline } from './write-inline'

/** Longer texts are not read back to see whether they say the same: that takes seconds in which nobody is served. */
const MAX_CHECKED = 60_000

/**
 * Rich text as Markdown that reads back as the same text. A block that Markdown cannot say exactly (an empty paragraph,
 * a list in a cell of a table) stands between comments of which the first carries it as it is.
 */
export function writeBlocks(text: RichText): RootContent[] {
  const blocks = normaliseRichText(text).content ?? []
  const all = blocks.map((block) => ({ block, plain: toMdast(block) }))
  if (plainText(text).length > MAX_CHECKED) return all.flatMap(carried)
  // Most texts need nothing else, and reading them back block by block takes longer.
  if (all.every(({ plain }) => plain)) {
    const written = apart(all.map(({ block, plain }) => ({ block, nodes: plain ? [plain] : [] })))
    if (readsBackAs(written, blocks)) return written
  }
  const written = apart(
    all.map(({ block, plain }) => ({
      block,
      nodes: plain && readsBackAs([plain], [block]) ? [plain] : carried({ block, plain }),
    })),
  )
  return readsBackAs(written, blocks) ? written : all.flatMap(carried)
}

interface Written {
  block: RichText
  nodes: RootContent[]
}

/** Two lists in a row would be read as one. */
const apart = (written: Written[]): RootContent[] =>
  written.flatMap(({ block, nodes }, index) => {
    const before = written[index - 1]?.block
    return before && isList(before) && isList(block) ? [html('<!-- -->'), ...nodes] : nodes
  })

const isList = ({ type }: RichText) => type === 'bulletList' || type === 'orderedList' || type === 'taskList'
const html = (value: string): RootContent => ({ type: 'html', value })

function readsBackAs(written: RootContent[], blocks: RichText[]): boolean {
  const read = readBlocks(parseMarkdown(writeMarkdown(written)))
  return JSON.stringify(normaliseRichText({ type: 'doc', content: read }).content ?? []) === JSON.stringify(blocks)
}

const carried = ({ block, plain }: { block: RichText; plain: BlockContent | undefined }): RootContent[] => [
  html(comment('block', block)),
  ...(plain ? [plain] : []),
  html(endOf('block')),
]

/** A block as near as Markdown comes to it. */
function toMdast(block: RichText): BlockContent | undefined {
  const inner = block.content ?? []
  const { attrs = {} } = block
  switch (block.type) {
    case 'paragraph':
      return inner.length > 0 ? { type: 'paragraph', children: writeInline(inner) } : undefined
    case 'heading':
      return { type: 'heading', depth: attrs.level === 4 ? 4 : 3, children: writeInline(inner) }
    case 'blockquote':
      return { type: 'blockquote', children: blocksOf(inner) }
    case 'codeBlock':
      return {
        type: 'code',
        lang: (attrs.language as string | null) ?? null,
        value: inner.map(({ text: code }) => code ?? '').join(''),
      }
    case 'horizontalRule':
      return { type: 'thematicBreak' }
    case 'bulletList':
    case 'taskList':
      return { type: 'list', ordered: false, spread: false, children: inner.map(itemOf) }
    case 'orderedList':
      return { type: 'list', ordered: true, start: Number(attrs.start), spread: false, children: inner.map(itemOf) }
    case 'table':
      return { type: 'table', align: [], children: inner.map(rowOf) }
    case 'picture': {
      const url = `${PICTURE_PATH}${encodeURIComponent(String(attrs.attachmentId))}`
      return { type: 'paragraph', children: [{ type: 'image', url, alt: String(attrs.alt ?? '') }] }
    }
    default:
      return undefined
  }
}

const blocksOf = (blocks: RichText[]): BlockContent[] => blocks.flatMap((block) => toMdast(block) ?? [])

function itemOf(item: RichText): ListItem {
  const children = blocksOf(item.content ?? [])
  const checked = item.type === 'taskItem' ? { checked: item.attrs?.checked === true } : {}
  return { type: 'listItem', spread: children.length > 1, ...checked, children }
}

const rowOf = (row: RichText): TableRow => ({
  type: 'tableRow',
  children: (row.content ?? []).map((cell) => ({ type: 'tableCell', children: inCell(cell.content ?? []) })),
})

/** A cell holds phrases only: of several blocks, their words. */
function inCell(blocks: RichText[]): PhrasingContent[] {
  const [first, ...others] = blocks
  if (first?.type === 'paragraph' && others.length === 0) return writeInline(first.content ?? [])
  return [{ type: 'text', value: blocks.map(plainText).join(' ') }]
}
