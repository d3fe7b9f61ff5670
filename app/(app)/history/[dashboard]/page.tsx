import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { OtherDashboard, type OtherDashboardName } from '@/components/history/dashboards/other-dashboard'
import { DASHBOARDS } from '@/lib/domain/metrics/metric'
import { requirePageActor } from '@/lib/server/http/actor'
import { pageParameters } from '@/lib/server/http/page-parameters'
import { getDashboard } from '@/lib/server/queries/metrics/get-dashboard'

type Props = PageProps<'/history/[dashboard]'>

function nameOf(given: string): OtherDashboardName {
  // The first one is what /history opens with, and has one address only.
  if (given === 'doing') permanentRedirect('/history')
  if (!Object.hasOwn(DASHBOARDS, given)) notFound()
  return given as OtherDashboardName
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: DASHBOARDS[nameOf((await params).dashboard)].title }
}

export default async function DashboardPage({ params, searchParams }: Props) {
  const actor = await requirePageActor()
  const name = nameOf((await params).dashboard)
  return <OtherDashboard name={name} {...(await getDashboard(actor, name, pageParameters(await searchParams)))} />
}
