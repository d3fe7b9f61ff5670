import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PolicyPage } from '@/components/paging/policies/policy-page'
import { isAppError } from '@/lib/domain/errors'
import { idSchema } from '@/lib/domain/incident/inputs'
import { requirePageActor } from '@/lib/server/http/actor'
import { getPolicy } from '@/lib/server/queries/list-policies'
import { listRotas } from '@/lib/server/queries/list-rotas'
import { listTeams } from '@/lib/server/queries/list-teams'

interface Props {
  params: Promise<{ id: string }>
}

const loadPolicy = cache(async (id: string) => {
  const actor = await requirePageActor()
  if (!idSchema.safeParse(id).success) notFound()
  return getPolicy(actor, id).catch((error: unknown) => {
    if (isAppError(error) && error.code === 'not_found') notFound()
    throw error
  })
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await loadPolicy((await params).id)).name }
}

export default async function Policy({ params }: Props) {
  const policy = await loadPolicy((await params).id)
  const actor = await requirePageActor()
  const [teams, rotas] = await Promise.all([listTeams(actor), listRotas(actor, { archived: true })])
  return <PolicyPage key={policy.id} policy={policy} teams={teams} rotas={rotas} />
}
