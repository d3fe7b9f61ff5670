import type { Metadata } from 'next'
import { ListPage } from '@/components/history/list-page'
import { listQueryOf, listViewOf } from '@/lib/domain/history/list-view'
import { parse } from '@/lib/domain/parse'
import { requirePageActor } from '@/lib/server/http/actor'
import { historyListSchema, listHistory } from '@/lib/server/queries/list-history'

export const metadata: Metadata = { title: 'All incidents' }

interface HistoryIncidentsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function HistoryIncidentsPage({ searchParams }: HistoryIncidentsPageProps) {
  const actor = await requirePageActor()
  const given = Object.entries(await searchParams).flatMap(([name, value]) => (value ? [[name, String(value)]] : []))
  const query = listQueryOf(listViewOf(new URLSearchParams(given)))
  const asked = Object.fromEntries(new URLSearchParams(query))
  const page = await listHistory(actor, parse(historyListSchema, asked))
  return <ListPage first={{ query, page }} />
}
