import type { Nodes } from './nodes'

/** The words of a piece of Markdown; HTML is none. */
export function plainOf(node: Nodes): string {
  if (node.type === 'html') return ''
  if ('value' in node) return node.value
  if (node.type === 'break') return '\n'
  return 'children' in node ? node.children.map(plainOf).join('') : ''
}
