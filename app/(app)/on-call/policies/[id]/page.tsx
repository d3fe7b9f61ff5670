import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PolicyPage } from '@/components/paging/policies/policy-page'
import { idSchema } from '@/lib/domain/incident/inputs'
import { requirePageActor } from '@/lib/server/http/actor'
import { orNotFound } from '@/lib/server/http/or-not-found'
import { getPolicy } from '@/lib/server/queries/list-policies'
import { listRotas } from '@/lib/server/queries/list-rotas'
import { listTeams } from '@/lib/server/queries/list-teams'

interface Props {
  params: Promise<{ id: string }>
}

const loadPolicy = cache(async (id: string) => {
  const actor = await requirePageActor()
  if (!idSchema.safeParse(id).success) notFound()
  return orNotFound(getPolicy(actor, id))
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await loadPolicy((await params).id)).name }
}

export default async function Policy({ params }: Props) {
  const [actor, { id }] = await Promise.all([requirePageActor(), params])
  const [policy, teams, rotas] = await Promise.all([
    loadPolicy(id),
    listTeams(actor),
    listRotas(actor, { archived: true }),
  ])
  return <PolicyPage key={policy.id} policy={policy} teams={teams} rotas={rotas} />
}
