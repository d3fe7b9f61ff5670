import { describeEvent } from '@/lib/domain/incident/describe'
import type { TimelineRow } from '@/lib/domain/incident/timeline'

/** What a search may find of a row: its words, or what a fact says, and its author. Nothing of what was redacted. */
export const searchTextOf = (row: TimelineRow): string => `${wordsOf(row)}\n${row.actor.name}`

function wordsOf({ text, fact, actor }: TimelineRow): string {
  if (text !== null) return text
  return fact ? describeEvent(fact, actor) : ''
}
