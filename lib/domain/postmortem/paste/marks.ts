import { element, type HtmlElement, type HtmlNode } from './html-tree'

const MONOSPACE = /\b(?:monospace|courier|consolas|menlo|monaco|roboto mono|source code|sf mono|sfmono)/i

/** The declarations of a style attribute, by name. */
function styleOf({ attributes }: HtmlElement): Record<string, string> {
  const declarations = (attributes.style ?? '').split(';').map((each) => each.split(/:(.*)/s))
  return Object.fromEntries(
    declarations.map(([name = '', value = '']) => [name.trim().toLowerCase(), value.trim().toLowerCase()]),
  )
}

/** Google Docs and Word write marks as styles of spans, and a `b` or `i` that is none as its opposite. */
export function markedBy(node: HtmlElement, children: HtmlNode[]): HtmlNode[] {
  const style = styleOf(node)
  const marks = [
    isBold(node.tag, style) && 'strong',
    isItalic(node.tag, style) && 'em',
    (node.tag === 's' || node.tag === 'del' || node.tag === 'strike' || decorates(style, 'line-through')) && 's',
    (node.tag === 'u' || node.tag === 'ins' || decorates(style, 'underline')) && 'u',
    (isCode(node.tag) || MONOSPACE.test(style['font-family'] ?? '')) && 'code',
  ].filter((mark) => mark !== false)
  return marks.reduce<HtmlNode[]>((inner, mark) => [element(mark, inner)], children)
}

function isBold(tag: string, { 'font-weight': weight }: Record<string, string>): boolean {
  if (weight === 'normal' || weight === '400') return false
  return tag === 'b' || tag === 'strong' || weight === 'bold' || Number(weight) >= 600
}

function isItalic(tag: string, { 'font-style': style }: Record<string, string>): boolean {
  if (style === 'normal') return false
  return tag === 'i' || tag === 'em' || style === 'italic'
}

const decorates = (style: Record<string, string>, line: string) =>
  (style['text-decoration'] ?? style['text-decoration-line'] ?? '').includes(line)

const isCode = (tag: string) => tag === 'code' || tag === 'tt' || tag === 'kbd' || tag === 'samp'
