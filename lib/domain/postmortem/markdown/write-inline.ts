import type { RichText } from '../content'
import type { PhrasingContent } from './nodes'
import { PERSON_HREF, SOURCE_HREF } from './references'

type Mark = NonNullable<RichText['marks']>[number]

/** Text with marks as Markdown nests it: of the marks that begin at a place, the one that goes furthest is outside. */
export function writeInline(nodes: readonly RichText[]): PhrasingContent[] {
  const written: PhrasingContent[] = []
  for (let at = 0; at < nodes.length; ) {
    const [mark, end] = furthest(nodes, at)
    const run = nodes.slice(at, end)
    if (mark)
      separated(
        written,
        wrap(
          mark,
          run.map((node) => without(node, mark)),
        ),
      )
    else separated(written, run.map(bare))
    at = end
  }
  return written
}

/** Two runs of stars that touch would be read as one: a comment that says nothing stands between them. */
function separated(written: PhrasingContent[], next: PhrasingContent[]): void {
  const isAttention = (node: PhrasingContent | undefined) => node && /^(strong|emphasis|delete)$/.test(node.type)
  if (isAttention(written.at(-1)) && isAttention(next[0])) written.push({ type: 'html', value: '<!-- -->' })
  written.push(...next)
}

function furthest(nodes: readonly RichText[], at: number): [Mark | undefined, number] {
  let best: [Mark | undefined, number] = [undefined, at + 1]
  for (const mark of nodes[at]?.marks ?? []) {
    if (mark.type === 'code') continue
    let end = at + 1
    while (end < nodes.length && nodes[end]?.marks?.some((other) => isSame(other, mark))) end += 1
    if (best[0] === undefined || end > best[1]) best = [mark, end]
  }
  return best
}

const isSame = (a: Mark, b: Mark): boolean =>
  a.type === b.type && JSON.stringify(a.attrs ?? {}) === JSON.stringify(b.attrs ?? {})

const without = (node: RichText, mark: Mark): RichText => ({
  ...node,
  marks: (node.marks ?? []).filter((other) => !isSame(other, mark)),
})

function wrap(mark: Mark, run: RichText[]): PhrasingContent[] {
  const children = writeInline(run)
  switch (mark.type) {
    case 'bold':
      return [{ type: 'strong', children }]
    case 'italic':
      return [{ type: 'emphasis', children }]
    case 'strike':
      return [{ type: 'delete', children }]
    case 'underline':
      return [{ type: 'html', value: '<ins>' }, ...children, { type: 'html', value: '</ins>' }]
    case 'link': {
      const title = mark.attrs?.title ?? null
      return [{ type: 'link', url: String(mark.attrs?.href ?? ''), title: title as string | null, children } as never]
    }
    default:
      return children
  }
}

function bare(node: RichText): PhrasingContent {
  const { attrs = {} } = node
  switch (node.type) {
    case 'hardBreak':
      return { type: 'break' }
    case 'mention':
      return linked(`${PERSON_HREF}${encodeURIComponent(String(attrs.id))}`, `@${attrs.label ?? ''}`)
    case 'source':
      return linked(`${SOURCE_HREF}${encodeURIComponent(String(attrs.seqs))}`, String(attrs.label))
    default:
      return node.marks?.some(({ type }) => type === 'code')
        ? { type: 'inlineCode', value: node.text ?? '' }
        : { type: 'text', value: node.text ?? '' }
  }
}

const linked = (url: string, text: string): PhrasingContent => ({
  type: 'link',
  url,
  title: null,
  children: [{ type: 'text', value: text }],
})
