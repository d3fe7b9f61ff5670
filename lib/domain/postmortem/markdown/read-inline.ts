import type { RichText } from '../content'
import type { PhrasingContent } from './nodes'
import { plainOf } from './plain'
import { PERSON_HREF, referred, SOURCE_HREF } from './references'

type Mark = NonNullable<RichText['marks']>[number]

const MARKS = { strong: 'bold', emphasis: 'italic', delete: 'strike' } as const

/** Phrases of Markdown as text with marks; HTML other than what we write is left out. */
export function readInline(nodes: readonly PhrasingContent[], marks: readonly Mark[] = []): RichText[] {
  const read: RichText[] = []
  let isUnderlined = false
  for (const node of nodes) {
    const here = isUnderlined ? [...marks, { type: 'underline' }] : marks
    if (node.type === 'html') {
      if (node.value === '<ins>') isUnderlined = true
      if (node.value === '</ins>') isUnderlined = false
    } else read.push(...readOne(node, here))
  }
  return read
}

function readOne(node: PhrasingContent, marks: readonly Mark[]): RichText[] {
  switch (node.type) {
    case 'text':
      return [{ type: 'text', text: node.value, ...some(marks) }]
    case 'inlineCode':
      return [{ type: 'text', text: node.value, ...some([...marks, { type: 'code' }]) }]
    case 'break':
      return [{ type: 'hardBreak', ...some(marks) }]
    case 'strong':
    case 'emphasis':
    case 'delete':
      return readInline(node.children, [...marks, { type: MARKS[node.type] }])
    case 'link': {
      const ours = referenceOf(node.url, plainOf(node))
      if (ours) return [{ ...ours, ...some(marks) }]
      const attrs = { href: node.url, ...(node.title ? { title: node.title } : {}) }
      return readInline(node.children, [...marks, { type: 'link', attrs }])
    }
    case 'image':
      return node.alt ? [{ type: 'text', text: node.alt, ...some(marks) }] : []
    default:
      return []
  }
}

const some = (marks: readonly Mark[]) => (marks.length > 0 ? { marks: [...marks] } : {})

/** A source or a mention, when the link is one. */
function referenceOf(url: string, text: string): RichText | undefined {
  if (url.startsWith(SOURCE_HREF)) {
    return { type: 'source', attrs: { seqs: referred(url, SOURCE_HREF), label: text } }
  }
  if (!url.startsWith(PERSON_HREF)) return undefined
  return { type: 'mention', attrs: { id: referred(url, PERSON_HREF), label: text.replace(/^@/, '') } }
}
