'use client'
import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { FilterDays } from '@/components/history/filter-days'
import { chosenText, type FilterGroup } from '@/components/history/filter-groups'
import { FilterLeftOut } from '@/components/history/filter-left-out'
import { FilterList } from '@/components/history/filter-list'
import { FilterPeriod } from '@/components/history/filter-period'
import { useHistoryQuery } from '@/components/history/use-history-query'
import { Button } from '@/components/ui/button'
import { Sheet } from '@/components/ui/sheet'
import { countChosen, NOTHING_CHOSEN } from '@/lib/domain/history/chosen-filters'
import type { Period } from '@/lib/domain/metrics/history-filter'

/** All filters, on a phone. */
export function FilterSheet({ groups, initialPeriod }: { groups: FilterGroup[]; initialPeriod: Period }) {
  const [isOpen, setOpen] = useState(false)
  const { filters, set } = useHistoryQuery()
  const count = countChosen(filters)
  return (
    <>
      <Button
        size="md"
        icon={<SlidersHorizontal aria-hidden size={14} strokeWidth={1.75} />}
        onClick={() => setOpen(true)}
      >
        {count > 0 ? `Filters (${count})` : 'Filters'}
      </Button>
      <Sheet isOpen={isOpen} onOpenChange={setOpen} title="Filters">
        <div className="flex flex-col gap-4 p-4">
          <div className="flex flex-wrap items-center gap-2">
            <FilterPeriod filters={filters} initial={initialPeriod} onChange={set} />
            <FilterLeftOut />
          </div>
          <FilterDays filters={filters} onChange={set} />
          {groups.map((group) => (
            <details key={group.name} className="border-line border-t pt-3">
              <summary className="flex min-h-10 items-center gap-2 text-14">
                <span className="font-medium">{group.label}</span>
                <span className="ml-auto truncate text-text-2">{chosenText(group)}</span>
              </summary>
              <FilterList group={group} />
            </details>
          ))}
        </div>
        <div className="sticky bottom-0 flex gap-2 border-line border-t bg-bg p-4">
          <Button size="lg" className="flex-1" onClick={() => set(NOTHING_CHOSEN)}>
            Clear
          </Button>
          <Button size="lg" variant="primary" className="flex-1" onClick={() => setOpen(false)}>
            Show
          </Button>
        </div>
      </Sheet>
    </>
  )
}
