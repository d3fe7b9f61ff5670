import { factPairsOf } from '../facts'
import type { PublishedPostmortem } from '../published'
import type { RootContent } from './nodes'
import { comment } from './syntax'

/** A heading, which may have no text. */
export const heading = (depth: 1 | 2 | 3, text: string): RootContent => ({
  type: 'heading',
  depth,
  children: text ? [{ type: 'text', value: text }] : [],
})

/** A comment with a value that reading needs. */
export const dataComment = (name: string, value: unknown): RootContent => ({
  type: 'html',
  value: comment(name, value),
})

/** A row of a table. */
export const cells = (texts: readonly string[]) => ({
  type: 'tableRow' as const,
  children: texts.map((value) => ({ type: 'tableCell' as const, children: [{ type: 'text' as const, value }] })),
})

/** The title and the facts of the incident; they are for reading and not read back. */
export function writeHead(published: PublishedPostmortem): RootContent[] {
  const { facts, version } = published
  return [
    heading(1, `${facts.key} ${facts.title}`),
    dataComment('postmortem', { format: 1, key: facts.key, version }),
    { type: 'table', align: [], children: [['Fact', 'Value'], ...factPairsOf(published)].map(cells) },
  ]
}
