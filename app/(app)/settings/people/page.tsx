import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PeopleSettings } from '@/components/settings/people-settings'
import { isAdmin } from '@/lib/domain/incident/policy'
import { listIdentities } from '@/lib/server/access/identities'
import { listInvitations } from '@/lib/server/access/invitations'
import { requirePageActor } from '@/lib/server/http/actor'
import { listPeople } from '@/lib/server/queries/list-people'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage() {
  const actor = await requirePageActor()
  if (!isAdmin(actor)) notFound()
  const [people, invitations, identities] = await Promise.all([
    listPeople(actor),
    listInvitations(actor),
    listIdentities(actor),
  ])
  return <PeopleSettings people={people} invitations={invitations} identities={identities} />
}
