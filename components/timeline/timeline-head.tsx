'use client'
import clsx from 'clsx'
import { Search } from 'lucide-react'
import { CatchUpPopover } from '@/components/incident/catch-up-popover'
import { useRoomNow } from '@/components/incident/room-context'
import { FilterControl } from '@/components/timeline/filter-control'
import { PRESETS, presetOf, type TimelineFilter } from '@/components/timeline/timeline-filter'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Segmented } from '@/components/ui/segmented'
import { useIsPhone } from '@/components/ui/use-is-phone'

const OPTIONS = [
  { value: 'all', label: 'All' },
  { value: 'key', label: 'Key moments' },
  { value: 'people', label: 'People' },
] as const

export interface TimelineHeadProps {
  filter: TimelineFilter
  onFilter: (filter: TimelineFilter) => void
  onSearch: () => void
  readSeq: number
}

/** On a phone these are in the room's menu, and the heading shows only what is filtered away. */
export function TimelineHead({ filter, onFilter, onSearch, readSeq }: TimelineHeadProps) {
  const { incident } = useRoomNow()
  const isPhone = useIsPhone()
  const preset = presetOf(filter)
  return (
    <div
      className={clsx(
        'flex h-9 shrink-0 items-center gap-1 border-line border-b pr-3 pl-5 touch:h-14 short:h-11! max-md:h-11! max-md:pl-4',
        preset === 'all' && 'max-md:hidden',
      )}
    >
      <h2 className="flex items-center gap-2 font-semibold text-13 max-lg:sr-only">
        Timeline <span className="font-medium text-text-3">{incident.entryCount}</span>
      </h2>
      <div className="max-md:hidden lg:ml-2">
        <Segmented
          label="What is shown"
          value={preset}
          options={OPTIONS}
          onValueChange={(value) => onFilter(PRESETS[value])}
        />
      </div>
      {preset !== 'all' && (
        <>
          <span className="text-text-2 md:hidden">Some lines are filtered away</span>
          <Button
            variant="ghost"
            onClick={() => onFilter(PRESETS.all)}
            className={clsx('max-md:ml-auto', preset !== null && 'md:hidden')}
          >
            Show all
          </Button>
        </>
      )}
      <div className="flex items-center md:ml-auto">
        {!isPhone && (
          // Beside what stands for a filter of one's own, a narrow window has no room for it.
          <span className={clsx(preset === null && 'max-lg:hidden')}>
            <CatchUpPopover readSeq={readSeq} />
          </span>
        )}
        <FilterControl filter={filter} onFilter={onFilter} />
        <IconButton
          label="Search this timeline"
          icon={<Search aria-hidden size={14} strokeWidth={1.75} />}
          onClick={onSearch}
          className="max-md:hidden"
        />
      </div>
    </div>
  )
}
