import type { RichText } from './content'

const BLOCKS = new Set(['paragraph', 'heading', 'codeBlock', 'tableRow', 'listItem', 'taskItem', 'blockquote'])

/** The words of rich text, a line for each block; what a source or a mention shows is among them. */
export function plainText(text: RichText): string {
  return lines(text).replace(/\n+/g, '\n').trim()
}

function lines(node: RichText): string {
  if (node.text !== undefined) return node.text
  if (node.type === 'hardBreak') return '\n'
  if (node.type === 'mention') return `@${String(node.attrs?.label ?? '')}`
  // Where a sentence comes from is no part of what it says.
  if (node.type === 'source') return ''
  const inner = (node.content ?? []).map(lines).join(node.type === 'tableRow' ? ' ' : '')
  return BLOCKS.has(node.type) ? `${inner}\n` : inner
}

/** Rich text without words. */
export const emptyRichText = (): RichText => ({ type: 'doc', content: [] })

/** True when it has neither words nor pictures. */
export const isEmptyRichText = (text: RichText): boolean => plainText(text) === '' && !hasPicture(text)

const hasPicture = (node: RichText): boolean => node.type === 'picture' || (node.content ?? []).some(hasPicture)
