import type { BlockContent, Nodes, PhrasingContent, RootContent } from '../markdown/nodes'

type Definition = Extract<Nodes, { type: 'definition' }>

/** Tags that only say how words look: where one is begun and ended they fall away, and the words stay. */
const FORMAT =
  /^<\/?(?:a|abbr|b|bdi|cite|code|del|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u)(?:\s[^>]*)?>$/i
const BREAK = /^<br\s*\/?>$/i
const COMMENT = /^<!--[\s\S]*-->$/

/**
 * Blocks of a pasted text with all its words in them: what looks like HTML, such as `<cluster>`, is what somebody wrote,
 * and a reference (`[plan][1]`) is what it refers to. Reading would leave both out (SPEC PASTE-6).
 */
export function asWritten(blocks: readonly RootContent[]): RootContent[] {
  const definitions = new Map<string, Definition>()
  const used = new Set<string>()
  const look = (node: Nodes) => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
    if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier)
    if ('children' in node) for (const child of node.children) look(child)
  }
  for (const block of blocks) look(block)

  const all = (nodes: readonly Nodes[], isInline: boolean): Nodes[] =>
    nodes.flatMap((node) => one(node, nodes, isInline))

  function one(node: Nodes, beside: readonly Nodes[], isInline: boolean): Nodes[] {
    switch (node.type) {
      case 'html':
        if (COMMENT.test(node.value)) return [node]
        return isInline ? [inlineHtml(node, beside)] : [paragraph(linesOf(node.value))]
      case 'linkReference': {
        const { url = '', title } = definitions.get(node.identifier) ?? {}
        return [{ type: 'link', url, title: title ?? null, children: all(node.children, true) as never }]
      }
      case 'imageReference':
        return [{ type: 'image', url: definitions.get(node.identifier)?.url ?? '', alt: node.alt ?? '' }]
      case 'definition':
        return used.has(node.identifier) ? [] : [paragraph([text(sourceOf(node))])]
      case 'footnoteReference':
        return [text(`[^${node.label ?? node.identifier}]`)]
      case 'footnoteDefinition': {
        const [first, ...others] = all(node.children, false)
        const mark = text(`[^${node.label ?? node.identifier}]: `)
        if (first?.type !== 'paragraph') return [paragraph([mark]), ...(first ? [first] : []), ...others]
        return [{ ...first, children: [mark, ...first.children] }, ...others]
      }
      default:
        if (!('children' in node)) return [node]
        return [{ ...node, children: all(node.children, holdsPhrases(node)) } as Nodes]
    }
  }
  return all(blocks, false) as RootContent[]
}

const holdsPhrases = ({ type }: Nodes): boolean =>
  ['paragraph', 'heading', 'tableCell', 'strong', 'emphasis', 'delete', 'link'].includes(type)

const text = (value: string): PhrasingContent => ({ type: 'text', value })
const paragraph = (children: PhrasingContent[]): BlockContent => ({ type: 'paragraph', children })

const linesOf = (value: string): PhrasingContent[] =>
  value
    .split('\n')
    .flatMap((line, at) => [...(at > 0 ? [{ type: 'break' } as const] : []), ...(line ? [text(line)] : [])])

const sourceOf = ({ label, identifier, url, title }: Definition): string =>
  `[${label ?? identifier}]: ${url}${title ? ` "${title}"` : ''}`

function inlineHtml(node: Extract<Nodes, { type: 'html' }>, beside: readonly Nodes[]): Nodes {
  if (BREAK.test(node.value)) return { type: 'break' }
  const name = /^<\/?(\w+)/.exec(node.value)?.[1]?.toLowerCase() ?? ''
  const has = (tag: RegExp) => beside.some((other) => other.type === 'html' && tag.test(other.value))
  const isPair =
    FORMAT.test(node.value) && has(new RegExp(`^<${name}\\b`, 'i')) && has(new RegExp(`^</${name}\\b`, 'i'))
  return isPair ? node : text(node.value)
}
