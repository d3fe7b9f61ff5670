import { MAX_WORDS } from '@/lib/domain/import/import-mapping'
import type { WordCount } from '@/lib/domain/import/import-run'

/** How often each word stands in a column; null once there are too many of them, or too long ones. */
export interface WordCounter {
  counts: Map<string, number> | null
}

const MAX_WORD = 200

/** Counts the word of a cell in the counter of its column. */
export function countWords(counters: WordCounter[], at: number, cell: string): void {
  const word = cell.trim()
  const counter = counters[at] ?? { counts: new Map<string, number>() }
  counters[at] = counter
  if (!counter.counts || word === '') return
  counter.counts.set(word, (counter.counts.get(word) ?? 0) + 1)
  if (word.length > MAX_WORD || counter.counts.size > MAX_WORDS) counter.counts = null
}

/** The words of a column, the most frequent first; null when there are too many to be shown. */
export function topWords(counter: WordCounter | undefined): WordCount[] | null {
  if (!counter) return []
  if (!counter.counts) return null
  return [...counter.counts]
    .map(([word, count]) => ({ word, count }))
    .sort((left, right) => right.count - left.count || (left.word < right.word ? -1 : 1))
}
