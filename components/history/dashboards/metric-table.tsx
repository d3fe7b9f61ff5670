'use client'
import clsx from 'clsx'
import { dayText } from '@/components/history/charts/day-words'
import { incidentPath } from '@/components/incidents/incident-path'
import { Link } from '@/components/ui/link'
import { LocalTime } from '@/components/ui/local-time'
import type { CellKind, MetricCell, MetricTable } from '@/lib/domain/metrics/metric'
import { durationWords, percentWords } from '@/lib/domain/metrics/words'

export interface MetricTableViewProps {
  /** The question it answers. */
  caption: string
  table: MetricTable
  /** As long as it is, for paper. */
  isWhole?: boolean
}

const isFigure = (kind: CellKind): boolean => ['count', 'number', 'duration', 'share'].includes(kind)

/** The table behind a chart. */
export function MetricTableView({ caption, table: { columns, rows }, isWhole = false }: MetricTableViewProps) {
  return (
    <section
      aria-label={`Table: ${caption}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className={clsx(
        'scroll-thin -mx-5 overflow-auto focus-visible:outline-offset-[-2px]',
        isWhole ? 'mt-4 max-h-none' : 'max-h-[360px] print:max-h-none',
      )}
    >
      <table className="w-full border-collapse text-13 print:text-11">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 bg-surface">
          <tr>
            {columns.map(({ key, label, kind }) => (
              <th key={key} scope="col" className={cellClass(kind, 'h-8 font-medium text-12 text-text-3')}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, and their order is the table's
            <tr key={index}>
              {columns.map(({ key, kind }, place) => (
                <td key={key} className={cellClass(kind, 'h-8 border-line border-t')}>
                  <Cell cell={row[place] ?? null} kind={kind} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="px-5 py-4 text-13 text-text-2">It has no rows.</p>}
    </section>
  )
}

const cellClass = (kind: CellKind, more: string): string =>
  clsx(
    'px-2 py-1 align-top first:pl-5 last:pr-5 print:px-1',
    isFigure(kind) ? 'whitespace-nowrap text-right print:whitespace-normal' : 'text-left',
    kind === 'text' && 'min-w-24 break-words print:min-w-0',
    more,
  )

function Cell({ cell, kind }: { cell: MetricCell; kind: CellKind }) {
  if (cell === null) return <span className="text-text-3">–</span>
  if (typeof cell === 'object') {
    return (
      <Link href={incidentPath(cell.key)} className="link">
        <span className="mono">{cell.key}</span> {cell.title}
      </Link>
    )
  }
  if (typeof cell === 'string') {
    if (kind === 'instant') return <LocalTime at={cell} style="date-time" />
    if (kind === 'day') return <LocalDay day={cell} />
    return cell
  }
  if (kind === 'duration') return durationWords(cell)
  if (kind === 'share') return percentWords(cell)
  return cell.toLocaleString('en-GB', { maximumFractionDigits: 2 })
}

/** A day is the same in every zone. */
function LocalDay({ day }: { day: string }) {
  return (
    <time dateTime={day} className="whitespace-nowrap">
      {dayText(day)}
    </time>
  )
}
