'use client'
import { FilterButton } from '@/components/history/filter-button'
import { chosenText, type FilterGroup } from '@/components/history/filter-groups'
import { FilterList } from '@/components/history/filter-list'
import { Button } from '@/components/ui/button'
import { Popover } from '@/components/ui/popover'

/** One filter of the bar, with its values behind it. */
export function FilterChoices({ group }: { group: FilterGroup }) {
  const isChosen = group.values.length > 0
  return (
    <Popover
      label={group.label}
      className="flex w-64 flex-col gap-2 p-3"
      trigger={<FilterButton label={group.label} text={chosenText(group)} isChosen={isChosen} />}
    >
      <FilterList group={group} />
      {isChosen && (
        <Button variant="ghost" className="self-start" onClick={() => group.onValuesChange([])}>
          Any
        </Button>
      )}
    </Popover>
  )
}
