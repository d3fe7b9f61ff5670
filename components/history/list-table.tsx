'use client'
import clsx from 'clsx'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { memo } from 'react'
import { CELLS } from '@/components/history/list-cells'
import { ListMarks } from '@/components/history/list-marks'
import { incidentPath } from '@/components/incidents/incident-path'
import { Link } from '@/components/ui/link'
import { Table, Td, Th } from '@/components/ui/table'
import { COLUMNS, type ColumnName, SORTS, type Sort, type SortName } from '@/lib/domain/history/list-view'
import type { ListedIncident } from '@/lib/domain/history/listed-incident'

export interface ListTableProps {
  incidents: ListedIncident[]
  columns: readonly ColumnName[]
  sort: Sort
  onSort: (sort: Sort) => void
}

const isNumber = (name: ColumnName) => ['mitigate', 'resolve', 'people', 'tried'].includes(name)

export function ListTable({ incidents, columns, sort, onSort }: ListTableProps) {
  return (
    <Table caption={`Incidents, by ${SORTS[sort.by].label.toLowerCase()}, ${sort.isDescending ? 'down' : 'up'}`}>
      <thead>
        <tr>
          {columns.map((name) => {
            const { label, sort: by } = COLUMNS[name]
            return by === null ? (
              <Th key={name} className={clsx(isNumber(name) && 'text-right!')}>
                {label}
              </Th>
            ) : (
              <SortHeading key={name} by={by} sort={sort} onSort={onSort} isNumber={isNumber(name)}>
                {label}
              </SortHeading>
            )
          })}
        </tr>
      </thead>
      <tbody>
        {incidents.map((incident) => (
          <ListRow key={incident.id} incident={incident} columns={columns} />
        ))}
      </tbody>
    </Table>
  )
}

interface SortHeadingProps {
  by: SortName
  sort: Sort
  onSort: (sort: Sort) => void
  isNumber: boolean
  children: string
}

/** A second press turns it around. */
function SortHeading({ by, sort, onSort, isNumber, children }: SortHeadingProps) {
  const isCurrent = sort.by === by
  const Arrow = sort.isDescending ? ArrowDown : ArrowUp
  return (
    <Th
      className={clsx(isNumber && 'text-right!')}
      {...(isCurrent && { 'aria-sort': sort.isDescending ? 'descending' : 'ascending' })}
    >
      <button
        type="button"
        className={clsx(
          '-mx-1 inline-flex h-7 items-center gap-1 rounded-1 px-1 hover:text-text',
          isCurrent && 'text-text',
          isNumber && 'flex-row-reverse',
        )}
        onClick={() => onSort({ by, isDescending: isCurrent ? !sort.isDescending : SORTS[by].isDescending })}
      >
        {children}
        <Arrow aria-hidden size={12} strokeWidth={2} className={clsx(!isCurrent && 'invisible')} />
      </button>
    </Th>
  )
}

/** Typing draws the list often, and most rows stay as they are. */
const ListRow = memo(function ListRow({
  incident,
  columns,
}: {
  incident: ListedIncident
  columns: readonly ColumnName[]
}) {
  const { key, title, outcome } = incident
  const isOver = outcome !== null
  return (
    <tr className={clsx('relative hover:bg-hover', isOver && 'text-text-3')}>
      {columns.map((name) =>
        name === 'title' ? (
          <Td key={name} className="w-full max-w-0">
            <span className="flex min-w-48 items-center gap-2">
              <Link
                href={incidentPath(key)}
                title={title}
                dir="auto"
                className={clsx('truncate font-medium after:absolute after:inset-0', isOver && 'font-normal')}
              >
                {title}
              </Link>
              <ListMarks incident={incident} />
            </span>
          </Td>
        ) : (
          <Td key={name} className={CELLS[name].className}>
            {CELLS[name].of(incident)}
          </Td>
        ),
      )}
    </tr>
  )
})
