'use client'
import clsx from 'clsx'
import { Columns3, Download } from 'lucide-react'
import { useChosen } from '@/components/history/use-chosen'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Menu, MenuItem } from '@/components/ui/menu'
import { Popover } from '@/components/ui/popover'
import { Select } from '@/components/ui/select'
import { exportPath } from '@/lib/client/history/list'
import {
  COLUMN_NAMES,
  COLUMNS,
  type ColumnName,
  DEFAULT_COLUMNS,
  type ListView,
  listQueryOf,
  SORT_NAMES,
  SORTS,
  type Sort,
  sortOfText,
  textOfSort,
} from '@/lib/domain/history/list-view'
import { COVERAGE } from '@/lib/domain/metrics/metric'

export interface ListToolbarProps {
  view: ListView
  /** How many there are. */
  words: string
  /** They are of the filters before. */
  isOld: boolean
  onSort: (sort: Sort) => void
  onColumns: (columns: readonly ColumnName[]) => void
}

/** How many there are, and what can be done with all of them. */
export function ListToolbar({ view, words, isOld, onSort, onColumns }: ListToolbarProps) {
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-2">
      <p
        role="status"
        aria-busy={isOld}
        className={clsx('text-13 text-text-2 tabular-nums', isOld && 'opacity-60 transition-opacity delay-300')}
      >
        {words}
      </p>
      <p className="text-12 text-text-3 max-md:order-1 max-md:basis-full">{COVERAGE}</p>
      <div className="ml-auto flex items-center gap-1">
        <SortSelect sort={view.sort} onSort={onSort} />
        <ColumnMenu columns={view.columns} onColumns={onColumns} />
        <ExportMenu query={listQueryOf(view)} />
      </div>
    </div>
  )
}

/** On a phone the cards have no headings to sort by. */
function SortSelect({ sort, onSort }: { sort: Sort; onSort: (sort: Sort) => void }) {
  return (
    <Select
      aria-label="Sort by"
      className="max-w-40 md:hidden"
      value={textOfSort(sort)}
      onChange={({ target }) => onSort(sortOfText(target.value) ?? sort)}
    >
      {SORT_NAMES.flatMap((by) =>
        [SORTS[by].isDescending, !SORTS[by].isDescending].map((isDescending) => {
          const value = textOfSort({ by, isDescending })
          return (
            <option key={value} value={value}>
              {SORTS[by].label}
              {isDescending ? ' ↓' : ' ↑'}
            </option>
          )
        }),
      )}
    </Select>
  )
}

function ColumnMenu({ columns, onColumns }: Pick<ListToolbarProps, 'onColumns'> & Pick<ListView, 'columns'>) {
  const [chosen, choose] = useChosen(columns, onColumns)
  const set = (name: ColumnName, isChosen: boolean) =>
    choose(COLUMN_NAMES.filter((each) => (each === name ? isChosen : chosen.includes(each))))
  return (
    <Popover
      label="Columns"
      align="end"
      className="flex w-56 flex-col gap-2 p-3"
      trigger={
        <Button variant="ghost" className="max-md:hidden" icon={<Columns3 aria-hidden size={14} strokeWidth={1.75} />}>
          Columns
        </Button>
      }
    >
      <fieldset className="flex flex-col gap-2">
        <legend className="sr-only">Columns</legend>
        {COLUMN_NAMES.filter((name) => name !== 'title').map((name) => (
          <Checkbox
            key={name}
            label={COLUMNS[name].label}
            checked={chosen.includes(name)}
            onCheckedChange={(isChosen) => set(name, isChosen)}
          />
        ))}
      </fieldset>
      <Button variant="ghost" className="self-start" onClick={() => onColumns(DEFAULT_COLUMNS)}>
        As they come
      </Button>
    </Popover>
  )
}

function ExportMenu({ query }: { query: string }) {
  return (
    <Menu
      trigger={
        <Button variant="ghost" icon={<Download aria-hidden size={14} strokeWidth={1.75} />}>
          Export
        </Button>
      }
    >
      <MenuItem asChild>
        <a href={exportPath(query, 'csv')} download>
          All of them as CSV
        </a>
      </MenuItem>
      <MenuItem asChild>
        <a href={exportPath(query, 'json')} download>
          All of them as JSON
        </a>
      </MenuItem>
    </Menu>
  )
}
