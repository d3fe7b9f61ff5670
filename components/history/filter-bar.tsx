'use client'
import { useState } from 'react'
import { FilterChoices } from '@/components/history/filter-choices'
import { useFilterGroups } from '@/components/history/filter-groups'
import { FilterLeftOut } from '@/components/history/filter-left-out'
import { FilterMore } from '@/components/history/filter-more'
import { FilterPeriod } from '@/components/history/filter-period'
import { FilterSheet } from '@/components/history/filter-sheet'
import { useHistoryQuery } from '@/components/history/use-history-query'
import { Button } from '@/components/ui/button'
import { SearchInput } from '@/components/ui/search-input'
import { useIsPhone } from '@/components/ui/use-is-phone'
import type { Period } from '@/lib/domain/metrics/history-filter'
import { COVERAGE } from '@/lib/domain/metrics/metric'

/** The list follows the typing itself. */
const TYPING_MS = 50

export interface FilterBarProps {
  /** The period the page begins with. */
  initialPeriod: Period
  /** Whether the words are among the filters from the start; then what they cover is said beside the count. */
  hasWords: boolean
}

/** Which incidents a page of history speaks of. */
export function FilterBar({ initialPeriod, hasWords }: FilterBarProps) {
  const { query, filters, set, clear } = useHistoryQuery()
  const isPhone = useIsPhone()
  // Before somebody comes near, most people read and filter nothing.
  const [isNear, setNear] = useState(false)
  const { main, more } = useFilterGroups(isNear)
  const handleNear = () => setNear(true)
  return (
    <search
      aria-label="Filter history"
      tabIndex={-1}
      onPointerEnter={handleNear}
      onFocus={handleNear}
      className="flex flex-wrap items-center gap-2 outline-none"
    >
      {(hasWords || filters.q !== '') && (
        <div className="max-md:min-w-40 max-md:flex-1">
          <SearchInput label="Words, or a key" text={filters.q} onTextChange={(q) => set({ q })} pauseMs={TYPING_MS} />
        </div>
      )}
      {isPhone ? (
        <FilterSheet groups={[...main, ...more]} initialPeriod={initialPeriod} />
      ) : (
        <>
          <FilterPeriod filters={filters} initial={initialPeriod} onChange={set} />
          {main.map((group) => (
            <FilterChoices key={group.name} group={group} />
          ))}
          <FilterMore groups={more} />
          <FilterLeftOut />
        </>
      )}
      {query !== '' && (
        <Button variant="ghost" onClick={clear}>
          Clear
        </Button>
      )}
      {!hasWords && <p className="text-12 text-text-3 max-md:flex-1 max-md:basis-40 md:ml-auto">{COVERAGE}</p>}
    </search>
  )
}
