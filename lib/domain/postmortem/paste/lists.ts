import { element, type HtmlElement, type HtmlNode } from './html-tree'

const isBlank = (node: HtmlNode): boolean => (node.tag === null ? node.html.trim() === '' : node.tag === 'br')

/** Whether an item is a task: null when it is none, else whether it is done. */
export function taskOf({ attributes }: HtmlElement): boolean | null {
  if (attributes.role === 'checkbox') return attributes['aria-checked'] === 'true'
  if (attributes['data-inline-task-id'] !== undefined) return /\bchecked\b/.test(attributes.class ?? '')
  if (attributes['data-task-state'] !== undefined) return attributes['data-task-state'] === 'DONE'
  if (attributes['data-type'] === 'taskItem') return attributes['data-checked'] === 'true'
  return null
}

/**
 * A list whose items are all it holds: Google Docs puts a nested list beside the item it belongs to, and Word puts
 * blanks and breaks between them. `given` are the items as they came, `children` what became of them.
 */
export function listOf(tag: 'ul' | 'ol', given: HtmlElement, children: HtmlNode[]): HtmlElement | null {
  const items: HtmlElement[] = []
  for (const child of children) {
    const last = items.at(-1)
    if (child.tag === 'li') items.push(child)
    else if (isBlank(child)) continue
    else if (last) last.children.push(child)
    else items.push(element('li', [child]))
  }
  if (items.length === 0) return null
  const isTasks = items.every(({ attributes }) => attributes['data-type'] === 'taskItem')
  if (isTasks) return element('ul', items, { 'data-type': 'taskList' })
  const start =
    tag === 'ol' && /^\d{1,6}$/.test(given.attributes.start ?? '') ? { start: given.attributes.start ?? '' } : {}
  for (const item of items) item.attributes = {}
  return element(tag, items, start as Record<string, string>)
}
