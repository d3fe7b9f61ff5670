import type { RichText } from '../content'
import { isSafeLink } from '../safe-link'

/** Where a picture's bytes are, such as a `data:` address; null: not there any more. */
export type PictureSource = (attachmentId: string) => string | null

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as it may stand in HTML, between tags and in a quoted attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')

const TAGS: Record<string, string> = {
  paragraph: 'p',
  blockquote: 'blockquote',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
}
const MARKS: Record<string, string> = { bold: 'strong', italic: 'em', strike: 's', underline: 'u', code: 'code' }

/**
 * Rich text as HTML without scripts, styles or addresses other than safe links (SPEC EXPORT-4). Only names that stand
 * here become tags; what is unknown gives its words.
 */
export function richTextHtml(node: RichText, pictureOf: PictureSource): string {
  const inner = (node.content ?? []).map((child) => richTextHtml(child, pictureOf)).join('')
  const tag = Object.hasOwn(TAGS, node.type) ? TAGS[node.type] : undefined
  if (tag) return `<${tag}${attributesOf(node)}>${inner}</${tag}>`
  switch (node.type) {
    case 'text':
      return marked(escapeHtml(node.text ?? ''), node)
    case 'hardBreak':
      return '<br>'
    case 'horizontalRule':
      return '<hr>'
    case 'heading':
      return node.attrs?.level === 4 ? `<h4>${inner}</h4>` : `<h3>${inner}</h3>`
    case 'codeBlock':
      return `<pre><code>${inner}</code></pre>`
    case 'taskList':
      return `<ul class="tasks">${inner}</ul>`
    case 'taskItem':
      return `<li><span class="box">${node.attrs?.checked === true ? '☑' : '☐'}</span>${inner}</li>`
    case 'table':
      return `<table>${inner}</table>`
    case 'mention':
      return marked(`@${escapeHtml(String(node.attrs?.label ?? ''))}`, node)
    case 'source':
      return `<span class="source">${escapeHtml(String(node.attrs?.label ?? ''))}</span>`
    case 'picture':
      return pictureHtml(node, pictureOf)
    default:
      return inner
  }
}

function attributesOf({ type, attrs = {} }: RichText): string {
  if (type === 'orderedList' && isCount(attrs.start)) return ` start="${attrs.start}"`
  if (type !== 'tableCell' && type !== 'tableHeader') return ''
  const spans = ['colspan', 'rowspan'] as const
  return spans.map((name) => (isCount(attrs[name]) && attrs[name] !== 1 ? ` ${name}="${attrs[name]}"` : '')).join('')
}

const isCount = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) < 1e6

function marked(html: string, { marks = [] }: RichText): string {
  return marks.reduceRight((inner, { type, attrs }) => {
    if (type === 'link') {
      return isSafeLink(attrs?.href)
        ? `<a href="${escapeHtml(attrs.href)}" rel="noopener noreferrer">${inner}</a>`
        : inner
    }
    const tag = Object.hasOwn(MARKS, type) ? MARKS[type] : undefined
    return tag ? `<${tag}>${inner}</${tag}>` : inner
  }, html)
}

function pictureHtml({ attrs = {} }: RichText, pictureOf: PictureSource): string {
  const alt = escapeHtml(String(attrs.alt ?? ''))
  const source = pictureOf(String(attrs.attachmentId))
  if (source === null) return `<p class="missing">A picture that is not there any more${alt && `: ${alt}`}</p>`
  const caption = alt && `<figcaption>${alt}</figcaption>`
  return `<figure><img src="${escapeHtml(source)}" alt="${alt}">${caption}</figure>`
}
