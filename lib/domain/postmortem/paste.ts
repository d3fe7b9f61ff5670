import { macroOf } from './paste/confluence'
import { element, type HtmlElement, type HtmlNode, readHtml, wordsIn, writeHtml } from './paste/html-tree'
import { pastedLink } from './paste/links'
import { listOf, taskOf } from './paste/lists'
import { markedBy } from './paste/marks'

export interface CleanPaste {
  html: string
  /** Pictures that were on foreign servers, which a document never shows. */
  picturesLeftOut: number
}

/** What stands for itself: everything else either means a mark, or is a mere wrapper. */
const BLOCKS = new Set([
  'p',
  'blockquote',
  'hr',
  'table',
  'tr',
  'td',
  'th',
  'pre',
  'ul',
  'ol',
  'li',
  'h3',
  'h4',
  'figure',
])
const DROPPED = new Set([
  'colgroup',
  'col',
  'head',
  'meta',
  'link',
  'button',
  'input',
  'select',
  'textarea',
  'svg',
  'video',
  'audio',
])

/**
 * Pasted HTML as what a document can hold: marks that are written as styles, lists that are nested as they are meant,
 * two levels of headings, macros as what they say; no scripts, styles, foreign pictures or odd addresses. What comes
 * from an editor of ours stays as it is. Pure; the schema has the last word on what is left.
 */
export function cleanPastedHtml(html: string): CleanPaste {
  if (/\bdata-pm-slice=/.test(html)) return { html, picturesLeftOut: 0 }
  let picturesLeftOut = 0
  const cleanAll = (nodes: readonly HtmlNode[]): HtmlNode[] => nodes.flatMap(clean)

  function clean(node: HtmlNode): HtmlNode[] {
    if (node.tag === null) return [{ tag: null, html: node.html.replace(/\u00a0|&nbsp;/g, ' ') }]
    if (DROPPED.has(node.tag)) return []
    const macro = macroOf(node, () => cleanAll(node.children))
    if (macro) return macro
    if (node.tag === 'img' || node.tag === 'picture') {
      picturesLeftOut += 1
      return []
    }
    return cleanElement(node, cleanAll(node.children))
  }

  const cleaned = cleanAll(readHtml(html).children)
  return { html: writeHtml(withoutLooseBreaks(cleaned)), picturesLeftOut }
}

function cleanElement(node: HtmlElement, children: HtmlNode[]): HtmlNode[] {
  const { tag, attributes } = node
  switch (tag) {
    case 'a': {
      const href = pastedLink(attributes.href)
      return href ? [element('a', withoutUnderline(children), { href })] : children
    }
    case 'br':
    case 'hr':
      return [element(tag, [])]
    case 'h1':
    case 'h2':
      return headingOf('h3', children)
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return headingOf('h4', children)
    case 'p':
      return isBlank(children) ? [] : [element('p', markedBy(node, children))]
    case 'ul':
    case 'ol':
      return [listOf(tag, node, children)].filter((list) => list !== null)
    case 'li': {
      const isDone = taskOf(node)
      const task = isDone === null ? {} : { 'data-type': 'taskItem', 'data-checked': String(isDone) }
      return [element('li', withoutLooseBreaks(children), task as Record<string, string>)]
    }
    case 'td':
    case 'th':
      return [element(tag, withoutLooseBreaks(children), spans(attributes))]
    case 'table':
      return [
        element(
          'table',
          children.filter(({ tag: row }) => row === 'tr'),
        ),
      ]
    case 'tr':
      return [
        element(
          'tr',
          children.filter(({ tag: cell }) => cell === 'td' || cell === 'th'),
        ),
      ]
    case 'blockquote':
      return [element('blockquote', children)]
    case 'div':
      return isInline(children) && !isBlank(children) ? [element('p', children)] : children
    default:
      return children.some(isBlock) ? children : markedBy(node, children)
  }
}

const isBlock = (node: HtmlNode): boolean => node.tag !== null && BLOCKS.has(node.tag)
const isInline = (nodes: readonly HtmlNode[]) => !nodes.some(isBlock)

/** Nothing in it but blanks and breaks. */
const isBlank = (nodes: readonly HtmlNode[]): boolean => isInline(nodes) && wordsIn(nodes).trim() === ''

/** Headings are bold by themselves. */
const headingOf = (tag: 'h3' | 'h4', children: HtmlNode[]): HtmlNode[] =>
  isBlank(children) ? [] : [element(tag, without(children, 'strong'))]

/** Links are underlined by themselves. */
const withoutUnderline = (nodes: HtmlNode[]) => without(nodes, 'u')

const without = (nodes: HtmlNode[], tag: string): HtmlNode[] =>
  nodes.flatMap((node) => {
    if (node.tag === null) return [node]
    const children = without(node.children, tag)
    return node.tag === tag ? children : [{ ...node, children }]
  })

/** Between blocks a break or a blank is how somebody's program spaced them out. */
function withoutLooseBreaks(nodes: HtmlNode[]): HtmlNode[] {
  if (isInline(nodes)) return nodes
  return nodes.filter((node) => (node.tag === null ? node.html.trim() !== '' : node.tag !== 'br'))
}

const spans = ({ colspan, rowspan }: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ colspan, rowspan }).filter(([, value]) => /^(?:[2-9]|[1-9]\d)$/.test(value ?? '')),
  ) as Record<string, string>
