import type { Metadata } from 'next'
import { DoingDashboard } from '@/components/history/dashboards/doing-dashboard'
import { requirePageActor } from '@/lib/server/http/actor'
import { pageParameters } from '@/lib/server/http/page-parameters'
import { getDashboard } from '@/lib/server/queries/metrics/get-dashboard'

export const metadata: Metadata = { title: 'History' }

export default async function HistoryPage({ searchParams }: PageProps<'/history'>) {
  const actor = await requirePageActor()
  return <DoingDashboard {...(await getDashboard(actor, 'doing', pageParameters(await searchParams)))} />
}
