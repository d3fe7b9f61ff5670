import type { Metadata } from 'next'
import { ListPage } from '@/components/history/list-page'
import { listQueryOf, listViewOf } from '@/lib/domain/history/list-view'
import { parse } from '@/lib/domain/parse'
import { requirePageActor } from '@/lib/server/http/actor'
import { pageParameters } from '@/lib/server/http/page-parameters'
import { historyListSchema, listHistory } from '@/lib/server/queries/list-history'

export const metadata: Metadata = { title: 'All incidents' }

interface HistoryIncidentsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function HistoryIncidentsPage({ searchParams }: HistoryIncidentsPageProps) {
  const actor = await requirePageActor()
  const query = listQueryOf(listViewOf(pageParameters(await searchParams)))
  const asked = Object.fromEntries(new URLSearchParams(query))
  const page = await listHistory(actor, parse(historyListSchema, asked))
  return <ListPage first={{ query, page }} />
}
