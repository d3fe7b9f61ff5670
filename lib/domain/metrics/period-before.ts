import type { HistoryFilter } from './history-filter'

/** The same filter for as long a time before; null when the period has no beginning to end it. */
export function periodBefore(filter: HistoryFilter, now: string): HistoryFilter | null {
  const { from, to } = filter
  if (from === null) return null
  const length = Date.parse(to ?? now) - Date.parse(from)
  return length <= 0 ? null : { ...filter, from: new Date(Date.parse(from) - length).toISOString(), to: from }
}
