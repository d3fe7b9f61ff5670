import { isWords } from '@/lib/domain/incident/entry-rules'
import type { RowKind, TimelineRow } from '@/lib/domain/incident/timeline'

/** What of the timeline is shown; an empty list of kinds means all. */
export interface TimelineFilter {
  kinds: RowKind[]
  personId: string | null
  isStarred: boolean
}

export const NO_FILTER: TimelineFilter = { kinds: [], personId: null, isStarred: false }

/** What people wrote, as opposed to what wrote itself. */
const WORD_KINDS: RowKind[] = ['note', 'observation', 'hypothesis', 'decision', 'question', 'answer']

export const isFiltering = ({ kinds, personId, isStarred }: TimelineFilter): boolean =>
  kinds.length > 0 || personId !== null || isStarred

/** The same question the server answers, for lines that arrive while a filter is on. */
export function passes(row: TimelineRow, { kinds, personId, isStarred }: TimelineFilter): boolean {
  if (kinds.length > 0 && !kinds.includes(row.kind)) return false
  if (personId !== null && row.actor.id !== personId) return false
  return !isStarred || row.starred
}

/** As the query of the API. */
export const filterQuery = ({ kinds, personId, isStarred }: TimelineFilter): Record<string, string> => ({
  ...(kinds.length > 0 && { kinds: kinds.join(',') }),
  ...(personId !== null && { person: personId }),
  ...(isStarred && { starred: 'true' }),
})

/** The presets of the heading; null when the filter is none of them. */
export function presetOf(filter: TimelineFilter): 'all' | 'key' | 'people' | null {
  if (!isFiltering(filter)) return 'all'
  if (filter.personId !== null) return null
  if (filter.isStarred && filter.kinds.length === 0) return 'key'
  const isPeople = filter.kinds.length === WORD_KINDS.length && filter.kinds.every((kind) => isWords({ kind }))
  return isPeople && !filter.isStarred ? 'people' : null
}

export const PRESETS: Record<'all' | 'key' | 'people', TimelineFilter> = {
  all: NO_FILTER,
  key: { ...NO_FILTER, isStarred: true },
  people: { ...NO_FILTER, kinds: WORD_KINDS },
}
