import type { TimelineRow } from '@/lib/domain/incident/timeline'
import { lineWords } from '@/lib/domain/postmortem/lines'

const folded = new WeakMap<TimelineRow, string>()

/** Without case and accents, as people search; made once a line. */
function foldedWords(row: TimelineRow): string {
  const known = folded.get(row)
  if (known !== undefined) return known
  const made = fold(`${row.actor.name} ${lineWords(row)}`)
  folded.set(row, made)
  return made
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The lines that contain each word of a search, whoever wrote or said them. */
export function linesLike(rows: readonly TimelineRow[], search: string): TimelineRow[] {
  const words = fold(search).split(/\s+/).filter(Boolean)
  return rows.filter((row) => words.every((word) => foldedWords(row).includes(word)))
}
