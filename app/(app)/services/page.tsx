import type { Metadata } from 'next'
import { ServicesPage } from '@/components/catalogue/services-page'
import { requirePageActor } from '@/lib/server/http/actor'
import { listServiceOverviews } from '@/lib/server/queries/list-service-overviews'
import { listTeams } from '@/lib/server/queries/list-teams'

export const metadata: Metadata = { title: 'Services' }

export default async function Services() {
  const actor = await requirePageActor()
  const [services, teams] = await Promise.all([listServiceOverviews(actor), listTeams(actor)])
  return <ServicesPage services={services} teams={teams} />
}
