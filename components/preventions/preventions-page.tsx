'use client'
import { useState } from 'react'
import { PreventionItem } from '@/components/preventions/prevention-item'
import { type PreventionFilters, PreventionFiltersBar } from '@/components/preventions/preventions-filters'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { OldData } from '@/components/ui/old-data'
import { PageHeader } from '@/components/ui/page-header'
import { Skeleton } from '@/components/ui/skeleton'
import { usePreventionList } from '@/lib/client/postmortem/use-preventions'
import type { Prevention } from '@/lib/domain/postmortem/prevention'

const UNFINISHED: PreventionFilters = { show: 'unfinished', owner: '', team: '' }

/** What the page shows first; the server has read the same. */
const FIRST_QUERY = queryOf(UNFINISHED)

function queryOf({ show, owner, team }: PreventionFilters): string {
  const query = new URLSearchParams()
  if (show === 'overdue') query.set('overdue', 'true')
  else if (show === 'unfinished') query.set('state', 'open,doing')
  else if (show !== 'all') query.set('state', show)
  if (owner) query.set('owner', owner)
  if (team) query.set('team', team)
  return `?${query}`
}

/** What all outages bought. */
export function PreventionsPage({ first }: { first: Prevention[] }) {
  const [filters, setFilters] = useState(UNFINISHED)
  const query = queryOf(filters)
  const { data: preventions, error, refetch } = usePreventionList(query, query === FIRST_QUERY ? first : undefined)
  return (
    <div className="mx-auto flex max-w-[1080px] flex-col gap-4 px-4 py-5 md:px-8 md:py-6">
      <PageHeader title="Preventions" description="What outages bought: each is owned, dated, and done or declined." />
      <PreventionFiltersBar filters={filters} onChange={setFilters} />
      <OldData error={error} onRetry={refetch} />
      <Card aria-busy={!preventions}>
        {!preventions && <Skeleton className="m-4 h-24" />}
        {preventions?.length === 0 && (
          <EmptyState title="Nothing here">
            {filters.show === 'overdue'
              ? 'Nothing is overdue.'
              : 'Preventions are added in the postmortem of an incident; here they stay in sight.'}
          </EmptyState>
        )}
        {preventions && preventions.length > 0 && (
          <ul>
            {preventions.map((one) => (
              <PreventionItem key={one.id} prevention={one} />
            ))}
          </ul>
        )}
      </Card>
    </div>
  )
}
