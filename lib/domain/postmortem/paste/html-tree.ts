/** A piece of pasted HTML. Texts stay written as HTML, so that nothing is read or escaped twice. */
export type HtmlNode = HtmlElement | HtmlText
export interface HtmlElement {
  tag: string
  attributes: Record<string, string>
  children: HtmlNode[]
}
export interface HtmlText {
  tag: null
  html: string
}

/** Elements that never hold anything. */
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
/** Elements whose content is no HTML, and nothing that anybody wants. */
const RAW = new Set(['script', 'style', 'title', 'template', 'noscript', 'iframe', 'object'])
/** Elements that end when another of theirs begins. */
const CLOSED_BY: Record<string, readonly string[]> = {
  li: ['li'],
  p: ['p', 'ul', 'ol', 'table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'div', 'blockquote', 'pre'],
  td: ['td', 'th', 'tr'],
  th: ['td', 'th', 'tr'],
  tr: ['tr'],
}
/** Beyond this depth elements are left out, and their content kept: what is pasted decides nothing about our stack. */
const MAX_DEPTH = 60

const TOKEN =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<[!?][^>]*>|<(\/?)([a-zA-Z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g
const ATTRIBUTE = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g

/** Reads HTML as tolerantly as is needed for what programs put on a clipboard. Never throws; linear in its length. */
export function readHtml(html: string): HtmlElement {
  const root: HtmlElement = { tag: 'body', attributes: {}, children: [] }
  const open: HtmlElement[] = [root]
  let at = 0
  let skipping: string | null = null
  const top = () => open[open.length - 1] ?? root
  const addText = (text: string) => {
    if (text && !skipping) top().children.push({ tag: null, html: text.replace(/</g, '&lt;') })
  }
  for (const match of html.matchAll(TOKEN)) {
    addText(html.slice(at, match.index))
    at = match.index + match[0].length
    const tag = match[2]?.toLowerCase()
    if (!tag) continue
    const isEnd = match[1] === '/'
    if (skipping) {
      if (isEnd && tag === skipping) skipping = null
    } else if (isEnd) close(open, tag)
    else if (RAW.has(tag)) skipping = match[0].endsWith('/>') ? null : tag
    else begin(open, tag, match[3] ?? '')
  }
  addText(html.slice(at))
  return root
}

function begin(open: HtmlElement[], tag: string, rest: string): void {
  const last = open.at(-1)
  if (last && open.length > 1 && CLOSED_BY[last.tag]?.includes(tag)) open.pop()
  const element: HtmlElement = { tag, attributes: readAttributes(rest), children: [] }
  open.at(-1)?.children.push(element)
  if (!VOID.has(tag) && !rest.endsWith('/') && open.length < MAX_DEPTH) open.push(element)
}

/** Ends the nearest element of this name, with those inside it that nobody ended; a stray end is nothing. */
function close(open: HtmlElement[], tag: string): void {
  const index = open.findLastIndex((element) => element.tag === tag)
  if (index > 0) open.length = index
}

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [, name = '', double, single, bare] of text.matchAll(ATTRIBUTE)) {
    attributes[name.toLowerCase()] = unescaped(double ?? single ?? bare ?? '')
  }
  return attributes
}

const unescaped = (value: string) =>
  value
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')

const escaped = (value: string) => value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')

/** The nodes as HTML. What was text in them was escaped when it was read; attributes are escaped here. */
export function writeHtml(nodes: readonly HtmlNode[]): string {
  return nodes
    .map((node) => {
      if (node.tag === null) return node.html
      const attributes = Object.entries(node.attributes)
        .map(([name, value]) => ` ${name}="${escaped(value)}"`)
        .join('')
      const start = `<${node.tag}${attributes}>`
      return VOID.has(node.tag) ? start : `${start}${writeHtml(node.children)}</${node.tag}>`
    })
    .join('')
}

/** The words in it, written as HTML. */
export const wordsIn = (nodes: readonly HtmlNode[]): string =>
  nodes.map((node) => (node.tag === null ? node.html : node.tag === 'br' ? '\n' : wordsIn(node.children))).join('')

/** An element. */
export const element = (tag: string, children: HtmlNode[], attributes: Record<string, string> = {}): HtmlElement => ({
  tag,
  attributes,
  children,
})
