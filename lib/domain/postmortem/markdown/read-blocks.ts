import type { RichText } from '../content'
import type { List, ListItem, Paragraph, RootContent, Table } from './nodes'
import { readInline } from './read-inline'
import { PICTURE_PATH, referred } from './references'
import { endOf, readComment } from './syntax'

/** Blocks of Markdown as blocks of rich text. What is between the comments of a carried block is what the first says. */
export function readBlocks(nodes: readonly RootContent[]): RichText[] {
  const read: RichText[] = []
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at]
    const said = node?.type === 'html' ? readComment(node.value) : undefined
    if (said && (said.name === 'block' || said.name === 'shown')) {
      if (said.name === 'block' && isBlock(said.value)) read.push(said.value)
      at = endIndex(nodes, at, said.name)
    } else if (node) read.push(...readBlock(node))
  }
  return read
}

const isBlock = (value: unknown): value is RichText => typeof value === 'object' && value !== null && 'type' in value

/** Where the comment that ends a passage stands; the end of all when it is missing. */
export function endIndex(nodes: readonly RootContent[], from: number, name: string): number {
  const end = nodes.findIndex((node, at) => at > from && node.type === 'html' && node.value.trim() === endOf(name))
  return end < 0 ? nodes.length : end
}

function readBlock(node: RootContent): RichText[] {
  switch (node.type) {
    case 'paragraph':
      return [pictureOf(node) ?? withContent('paragraph', readInline(node.children))]
    case 'heading':
      return [{ ...withContent('heading', readInline(node.children)), attrs: { level: node.depth > 3 ? 4 : 3 } }]
    case 'blockquote':
      return [{ type: 'blockquote', content: orEmptyParagraph(readBlocks(node.children)) }]
    case 'code':
      return [
        {
          ...withContent('codeBlock', node.value ? [{ type: 'text', text: node.value }] : []),
          attrs: { language: node.lang ?? null },
        },
      ]
    case 'thematicBreak':
      return [{ type: 'horizontalRule' }]
    case 'list':
      return listOf(node)
    case 'table':
      return [tableOf(node)]
    default:
      return []
  }
}

const withContent = (type: string, content: RichText[]): RichText => (content.length > 0 ? { type, content } : { type })
const orEmptyParagraph = (blocks: RichText[]): RichText[] => (blocks.length > 0 ? blocks : [{ type: 'paragraph' }])

function pictureOf({ children }: Paragraph): RichText | undefined {
  const [image, ...others] = children
  if (image?.type !== 'image' || others.length > 0 || !image.url.startsWith(PICTURE_PATH)) return undefined
  const attachmentId = referred(image.url, PICTURE_PATH)
  return { type: 'picture', attrs: { attachmentId, alt: image.alt ?? '' } }
}

/** One list of Markdown may hold tasks and other items: each run is a list of its own. */
function listOf({ children, ordered, start }: List): RichText[] {
  const lists: RichText[] = []
  for (const item of children) {
    const isTask = typeof item.checked === 'boolean'
    const type = isTask ? 'taskList' : ordered ? 'orderedList' : 'bulletList'
    const last = lists.at(-1)
    if (last?.type === type) last.content?.push(itemOf(item))
    else
      lists.push({ type, ...(type === 'orderedList' ? { attrs: { start: start ?? 1 } } : {}), content: [itemOf(item)] })
  }
  return lists
}

function itemOf({ checked, children }: ListItem): RichText {
  const blocks = readBlocks(children)
  const content = blocks[0]?.type === 'paragraph' ? blocks : [{ type: 'paragraph' }, ...blocks]
  return typeof checked === 'boolean'
    ? { type: 'taskItem', attrs: { checked }, content }
    : { type: 'listItem', content }
}

/** The first row of a table is its head. */
const tableOf = ({ children }: Table): RichText => ({
  type: 'table',
  content: children.map((row, index) => ({
    type: 'tableRow',
    content: row.children.map((cell) => ({
      type: index === 0 ? 'tableHeader' : 'tableCell',
      content: [withContent('paragraph', readInline(cell.children))],
    })),
  })),
})
