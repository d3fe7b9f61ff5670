import type { Metadata } from 'next'
import { ListPage } from '@/components/history/list-page'
import { queryOfFilters } from '@/lib/domain/history/chosen-filters'
import { listQueryOf, listViewOf } from '@/lib/domain/history/list-view'
import { parse } from '@/lib/domain/parse'
import { requirePageActor } from '@/lib/server/http/actor'
import { countHistory, historyCountSchema, historyListSchema, listHistory } from '@/lib/server/queries/list-history'

export const metadata: Metadata = { title: 'All incidents' }

interface HistoryIncidentsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function HistoryIncidentsPage({ searchParams }: HistoryIncidentsPageProps) {
  const actor = await requirePageActor()
  const given = Object.entries(await searchParams).flatMap(([name, value]) => (value ? [[name, String(value)]] : []))
  const view = listViewOf(new URLSearchParams(given))
  const [query, filters] = [listQueryOf(view), queryOfFilters(view.filters)]
  const [page, { count }] = await Promise.all([
    listHistory(actor, parse(historyListSchema, askedBy(query))),
    countHistory(actor, parse(historyCountSchema, askedBy(filters))),
  ])
  return <ListPage first={{ query, page, filters, count }} />
}

const askedBy = (query: string) => Object.fromEntries(new URLSearchParams(query))
