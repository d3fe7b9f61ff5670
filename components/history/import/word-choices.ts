import { servicesIn } from '@/lib/domain/import/foreign-incident'
import { type ImportMapping, MAX_WORDS, sameWord } from '@/lib/domain/import/import-mapping'
import type { ImportContent, WordCount } from '@/lib/domain/import/import-run'

type WordField = 'severity' | 'services' | 'status'

/** The words that stand in what is mapped to a field, the most frequent first; null when there are too many of them. */
export function wordsOf(
  field: WordField,
  content: ImportContent,
  { columns }: Pick<ImportMapping, 'columns'>,
): WordCount[] | null {
  if (content.columns.length === 0) {
    return field === 'severity' ? content.severities : field === 'services' ? content.services : []
  }
  const found = content.columns.filter((_, at) => columns[at] === field)
  if (found.some(({ words }) => words === null)) return null
  const counts = new Map<string, WordCount>()
  for (const { word: cell, count } of found.flatMap(({ words }) => words ?? [])) {
    for (const word of field === 'services' ? servicesIn(cell) : [cell]) {
      const known = counts.get(sameWord(word))
      counts.set(sameWord(word), { word: known?.word ?? word, count: (known?.count ?? 0) + count })
    }
  }
  return [...counts.values()].sort((left, right) => right.count - left.count).slice(0, MAX_WORDS)
}

/** The list with what one word means; null takes it off the list. */
export function withWord<One extends { word: string }>(list: readonly One[], word: string, one: One | null): One[] {
  const others = list.filter((other) => sameWord(other.word) !== sameWord(word))
  return one ? [...others, one] : others
}
