import { describeEvent } from '@/lib/domain/incident/describe'
import { wordsOf } from '@/lib/domain/incident/entry-words'
import type { TimelineRow } from '@/lib/domain/incident/timeline'

/**
 * What a search may find of a row: its words and the names of its files, or what a fact says, and its author. Nothing
 * of what was redacted.
 */
export const searchTextOf = (row: TimelineRow): string => `${saidBy(row)}\n${row.actor.name}`

function saidBy(row: TimelineRow): string {
  if (row.fact) return describeEvent(row.fact, row.actor)
  return [wordsOf(row) ?? '', ...row.attachments.map(({ name }) => name)].join('\n')
}
