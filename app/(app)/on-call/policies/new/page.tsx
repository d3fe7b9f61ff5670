import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NewPolicyPage } from '@/components/paging/policies/new-policy-page'
import { isResponder } from '@/lib/domain/incident/policy'
import { requirePageActor } from '@/lib/server/http/actor'
import { listRotas } from '@/lib/server/queries/list-rotas'
import { listTeams } from '@/lib/server/queries/list-teams'

export const metadata: Metadata = { title: 'New policy' }

export default async function NewPolicy() {
  const actor = await requirePageActor()
  if (!isResponder(actor)) notFound()
  const [teams, rotas] = await Promise.all([listTeams(actor), listRotas(actor, { archived: true })])
  return <NewPolicyPage teams={teams} rotas={rotas} />
}
