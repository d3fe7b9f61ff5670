import type { TimelineRow } from '@/lib/domain/incident/timeline'

/** Rows in `seq` order, as far back as the reader has paged. */
export type RowWindow = readonly TimelineRow[]

/** Where `seq` stands in the window, or would stand: the index of the first row not before it. */
export function indexOfSeq(rows: RowWindow, seq: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((rows[middle]?.seq ?? 0) < seq) low = middle + 1
    else high = middle
  }
  return low
}

/** The row at `seq`, if the window has it. */
export function rowAt(rows: RowWindow, seq: number): TimelineRow | undefined {
  const row = rows[indexOfSeq(rows, seq)]
  return row?.seq === seq ? row : undefined
}

/** The window with these rows put in, each replacing the one at its `seq`; the same window when there are none. */
export function withRows(rows: RowWindow, changed: ReadonlyMap<number, TimelineRow>): RowWindow {
  if (changed.size === 0) return rows
  const next = [...rows]
  const added: TimelineRow[] = []
  for (const row of changed.values()) {
    const index = indexOfSeq(rows, row.seq)
    if (rows[index]?.seq === row.seq) next[index] = row
    else added.push(row)
  }
  added.sort((a, b) => a.seq - b.seq)
  const last = next.at(-1)
  const first = added[0]
  if (first && last && first.seq < last.seq) return [...next, ...added].sort((a, b) => a.seq - b.seq)
  return [...next, ...added]
}
