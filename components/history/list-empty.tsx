'use client'
import { useHistoryQuery } from '@/components/history/use-history-query'
import { NearestIncidents } from '@/components/search/nearest-incidents'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'

export function ListEmpty() {
  const { query, filters, clear } = useHistoryQuery()
  if (query === '') {
    return (
      <Card>
        <EmptyState title="No incidents yet">
          Every incident stays here once it is over. An admin can import those of before.
        </EmptyState>
      </Card>
    )
  }
  return (
    <>
      <Card>
        <EmptyState title="Nothing matches" action={<Button onClick={clear}>Clear the filters</Button>}>
          {filters.q === ''
            ? 'No incident that you may see passes these filters.'
            : 'Words are looked for in titles, in what was written in the rooms, and in postmortems.'}
        </EmptyState>
      </Card>
      {filters.q !== '' && <NearestIncidents q={filters.q} />}
    </>
  )
}
