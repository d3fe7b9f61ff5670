import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { WholePage } from '@/components/paging/whole-page'
import { idSchema } from '@/lib/domain/incident/inputs'
import { requirePageActor } from '@/lib/server/http/actor'
import { orNotFound } from '@/lib/server/http/or-not-found'
import { getIncident } from '@/lib/server/queries/get-incident'
import { getPage } from '@/lib/server/queries/list-pages'

interface Props {
  params: Promise<{ id: string }>
}

const loadPage = cache(async (id: string) => {
  const actor = await requirePageActor()
  if (!idSchema.safeParse(id).success) notFound()
  return orNotFound(getPage(actor, id))
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { incident, person } = await loadPage((await params).id)
  return { title: `${incident.key}: page of ${person.name}` }
}

export default async function Page({ params }: Props) {
  const page = await loadPage((await params).id)
  const { paging } = await getIncident(await requirePageActor(), page.incident.id)
  const run = paging.escalations.find(({ id }) => id === page.escalation?.id) ?? null
  return <WholePage key={page.id} page={page} run={run} />
}
