import type { Metadata } from 'next'
import { DeclareButton } from '@/components/declare/declare-button'
import { filtersOf, queryOf } from '@/components/incidents/incident-filters'
import { IncidentList } from '@/components/incidents/incident-list'
import { PageHeader } from '@/components/ui/page-header'
import { parse } from '@/lib/domain/parse'
import { requirePageActor } from '@/lib/server/http/actor'
import { pageParameters } from '@/lib/server/http/page-parameters'
import { incidentFiltersSchema, listIncidents } from '@/lib/server/queries/list-incidents'

export const metadata: Metadata = { title: 'Incidents' }

interface IncidentsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function IncidentsPage({ searchParams }: IncidentsPageProps) {
  const actor = await requirePageActor()
  const filters = filtersOf(pageParameters(await searchParams))
  const page = await listIncidents(actor, parse(incidentFiltersSchema, filters))
  return (
    <div className="mx-auto flex max-w-[1440px] flex-col gap-4 px-4 py-5 md:px-8 md:py-6">
      <PageHeader
        title="Incidents"
        actions={
          <span className="max-md:hidden">
            <DeclareButton size="md" variant="default" />
          </span>
        }
      />
      <IncidentList first={{ query: queryOf(filters), page }} />
    </div>
  )
}
