import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { TeamsSettings } from '@/components/settings/teams-settings'
import { isAdmin } from '@/lib/domain/incident/policy'
import { requirePageActor } from '@/lib/server/http/actor'
import { listPeople } from '@/lib/server/queries/list-people'
import { listTeams } from '@/lib/server/queries/list-teams'

export const metadata: Metadata = { title: 'Teams' }

export default async function TeamsPage() {
  const actor = await requirePageActor()
  if (!isAdmin(actor)) notFound()
  const [teams, people] = await Promise.all([listTeams(actor), listPeople(actor)])
  return <TeamsSettings teams={teams} people={people} />
}
