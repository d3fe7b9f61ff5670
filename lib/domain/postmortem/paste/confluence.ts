import { element, type HtmlElement, type HtmlNode, wordsIn } from './html-tree'

const hasClass = ({ attributes }: HtmlElement, name: RegExp) => name.test(attributes.class ?? '')

/** Macros that only place or decorate: what they say is inside. */
const DROPPED = /\b(?:toc-macro|table-filter|copy-button|code-title|line-numbers|gutter|expand-control-icon|aui-icon)\b/

/**
 * What Confluence makes of its macros, as what is left of them: panels become quotes, code its words, a status its name.
 * Null when it is nothing of the kind. `inside` are the children, read already.
 */
export function macroOf(node: HtmlElement, inside: () => HtmlNode[]): HtmlNode[] | null {
  const { tag, attributes } = node
  if (tag.startsWith('ac:') || tag.startsWith('ri:')) return storageOf(node, inside)
  if (hasClass(node, DROPPED)) return []
  if (isStatus(node)) return [element('strong', [{ tag: null, html: wordsIn(node.children).trim() }])]
  if (isEmoji(node)) return textOf(emojiOf(node))
  const isPanel =
    hasClass(node, /\bconfluence-information-macro(?:$|\s)|\bpanelContent\b/) && !hasClass(node, /\bcodeContent\b/)
  if (attributes['data-panel-type'] || isPanel) return [element('blockquote', inside())]
  if (tag === 'pre') return [codeOf(wordsIn(node.children), languageOf(node))]
  if (attributes['data-node-type'] === 'expand' || attributes['data-node-type'] === 'nestedExpand') {
    const title = attributes['data-title']
    return [...(title ? [element('p', [element('strong', textOf(escapeText(title)))])] : []), ...inside()]
  }
  if (attributes['data-node-type'] === 'date') return inside()
  if (hasClass(node, /\b(?:confluence-)?userlink\b/) || attributes['data-mention-id']) return inside()
  return null
}

const codeOf = (words: string, language: string | null) => {
  const code = element('code', textOf(words.replace(/^\n|\n$/g, '')), language ? { class: `language-${language}` } : {})
  return element('pre', [code])
}

function languageOf({ attributes, children }: HtmlElement): string | null {
  const inner = children.find((child): child is HtmlElement => child.tag === 'code')
  const said = `${attributes.class ?? ''} ${inner?.attributes.class ?? ''} ${attributes['data-syntaxhighlighter-params'] ?? ''}`
  return /(?:language-|brush:\s*)([a-z0-9+#-]{1,30})/i.exec(said)?.[1]?.toLowerCase() ?? null
}

const isStatus = (node: HtmlElement) =>
  hasClass(node, /\b(?:status-macro|aui-lozenge)\b/) || node.attributes['data-node-type'] === 'status'

const isEmoji = (node: HtmlElement) =>
  (node.tag === 'img' && hasClass(node, /\bemoticon|\bemoji/)) || node.attributes['data-emoji-short-name'] !== undefined

const emojiOf = ({ attributes, children }: HtmlElement) =>
  attributes['data-emoji-fallback'] ?? attributes['data-emoji-text'] ?? attributes.alt ?? wordsIn(children)

/** The storage format itself, as some programs copy it. */
function storageOf({ tag, attributes }: HtmlElement, inside: () => HtmlNode[]): HtmlNode[] {
  if (tag === 'ac:parameter' || tag.startsWith('ri:')) return []
  if (tag !== 'ac:structured-macro') return inside()
  const name = attributes['ac:name'] ?? ''
  if (name === 'toc') return []
  return /^(?:info|note|warning|tip|panel|excerpt)$/.test(name) ? [element('blockquote', inside())] : inside()
}

const escapeText = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const textOf = (html: string): HtmlNode[] => (html ? [{ tag: null, html }] : [])
