'use client'
import { FilterButton } from '@/components/history/filter-button'
import { FilterDays } from '@/components/history/filter-days'
import type { FilterGroup } from '@/components/history/filter-groups'
import { FilterList } from '@/components/history/filter-list'
import { useHistoryQuery } from '@/components/history/use-history-query'
import { Popover } from '@/components/ui/popover'

/** The filters that are rarely set. */
export function FilterMore({ groups }: { groups: FilterGroup[] }) {
  const { filters, set } = useHistoryQuery()
  const count = groups.filter(({ values }) => values.length > 0).length
  return (
    <Popover
      label="More filters"
      className="flex w-[min(560px,92vw)] flex-col gap-4 p-4"
      trigger={<FilterButton label="More" text={count > 0 && String(count)} isChosen={count > 0} />}
    >
      <FilterDays filters={filters} onChange={set} />
      <div className="grid grid-cols-3 gap-4">
        {groups.map((group) => (
          <section key={group.name} className="flex min-w-0 flex-col gap-1">
            <h3 className="font-medium text-13">{group.label}</h3>
            <FilterList group={group} />
          </section>
        ))}
      </div>
    </Popover>
  )
}
