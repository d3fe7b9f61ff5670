import type { HistoryFilter } from './history-filter'

/**
 * The same filter for as long a time before; null when the period has no beginning to end it. A period that ends in the
 * future is as long as it has lasted by `now`.
 */
export function periodBefore(filter: HistoryFilter, now: string): HistoryFilter | null {
  const { from, to } = filter
  if (from === null) return null
  const end = to !== null && to < now ? to : now
  const length = Date.parse(end) - Date.parse(from)
  return length <= 0 ? null : { ...filter, from: new Date(Date.parse(from) - length).toISOString(), to: from }
}
