import type { Metadata } from 'next'
import { cache } from 'react'
import { ServicePage } from '@/components/catalogue/service-page'
import { requirePageActor } from '@/lib/server/http/actor'
import { orNotFound } from '@/lib/server/http/or-not-found'
import { getService } from '@/lib/server/queries/get-service'
import { listIncidents } from '@/lib/server/queries/list-incidents'
import { listServiceGraph } from '@/lib/server/queries/list-service-graph'
import { listTeams } from '@/lib/server/queries/list-teams'

interface ServicePageProps {
  params: Promise<{ key: string }>
}

const load = cache(async (key: string) => {
  const actor = await requirePageActor()
  const service = await orNotFound(getService(actor, key))
  return { actor, service }
})

export async function generateMetadata({ params }: ServicePageProps): Promise<Metadata> {
  return { title: (await load((await params).key)).service.name }
}

export default async function Service({ params }: ServicePageProps) {
  const { actor, service } = await load((await params).key)
  const [graph, teams, { incidents }] = await Promise.all([
    listServiceGraph(actor),
    listTeams(actor),
    listIncidents(actor, { serviceId: service.id, status: ['active', 'mitigated'] }),
  ])
  return <ServicePage key={service.id} service={service} graph={graph} teams={teams} incidents={incidents} />
}
