'use client'
import clsx from 'clsx'
import { usePathname, useSearchParams } from 'next/navigation'
import { FilterBar } from '@/components/incidents/filter-bar'
import { IncidentCards } from '@/components/incidents/incident-cards'
import { filtersOf, type IncidentFilters, queryOf } from '@/components/incidents/incident-filters'
import { IncidentTable } from '@/components/incidents/incident-table'
import { NoIncidents } from '@/components/incidents/no-incidents'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { type IncidentPage, useIncidentList } from '@/lib/client/use-incident-list'

export interface IncidentListProps {
  /** What the server rendered, and for which query. */
  first: { query: string; page: IncidentPage }
}

/** Every incident the viewer may see, narrowed by what the address says. */
export function IncidentList({ first }: IncidentListProps) {
  const path = usePathname()
  const filters = filtersOf(new URLSearchParams(useSearchParams()))
  const query = queryOf(filters)
  const list = useIncidentList(query, first)
  const setFilters = (changed: IncidentFilters) => {
    const next = queryOf(changed)
    window.history.replaceState(null, '', next ? `${path}?${next}` : path)
  }
  const isEmpty = !list.isPending && list.incidents.length === 0 && !list.error
  return (
    <>
      <FilterBar filters={filters} onFiltersChange={setFilters} />
      {list.error && (
        <ErrorNote title="The list could not be read." action={<Button onClick={list.retry}>Try again</Button>}>
          {list.error.message}.
        </ErrorNote>
      )}
      {isEmpty && <NoIncidents isNarrowed={query !== ''} onClear={() => setFilters({})} />}
      {list.incidents.length > 0 && (
        <div aria-busy={list.isOld} className={clsx(list.isOld && 'opacity-60 transition-opacity delay-300')}>
          <Card className="overflow-hidden max-md:hidden">
            <IncidentTable incidents={list.incidents} />
          </Card>
          <div className="md:hidden">
            <IncidentCards incidents={list.incidents} />
          </div>
        </div>
      )}
      <footer className="flex flex-wrap items-center justify-between gap-3 text-12 text-text-3">
        <p>The list holds the incidents you may see.</p>
        {list.hasMore && (
          <Button size="md" isLoading={list.isLoadingMore} onClick={list.loadMore}>
            Load more
          </Button>
        )}
      </footer>
    </>
  )
}
