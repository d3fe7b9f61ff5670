import type { MetricCell, MetricTable } from './metric'

/** A cell as a file has it: durations in milliseconds, shares from 0 to 1, an incident by its key; empty when not known. */
function cellText(cell: MetricCell): string {
  if (cell === null) return ''
  return typeof cell === 'object' ? cell.key : String(cell)
}

/** The lines of a table as text, its heading first. */
export const tableLines = ({ columns, rows }: MetricTable): string[][] => [
  columns.map(({ label, kind }) => (kind === 'duration' ? `${label} (ms)` : label)),
  ...rows.map((row) => row.map(cellText)),
]
