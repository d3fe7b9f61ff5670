import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ServicesSettings } from '@/components/settings/services-settings'
import { isAdmin } from '@/lib/domain/incident/policy'
import { requirePageActor } from '@/lib/server/http/actor'
import { listPeople } from '@/lib/server/queries/list-people'
import { listServices } from '@/lib/server/queries/list-services'
import { listTeams } from '@/lib/server/queries/list-teams'

export const metadata: Metadata = { title: 'Services and teams' }

export default async function ServicesPage() {
  const actor = await requirePageActor()
  if (!isAdmin(actor)) notFound()
  const [services, teams, people] = await Promise.all([
    listServices(actor, { archived: true }),
    listTeams(actor),
    listPeople(actor),
  ])
  return <ServicesSettings services={services} teams={teams} people={people} />
}
