import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { ReplayPage } from '@/components/replay/replay-page'
import { isAppError } from '@/lib/domain/errors'
import { namedMoment } from '@/lib/domain/incident/named-moment'
import { requirePageActor } from '@/lib/server/http/actor'
import { getIncident } from '@/lib/server/queries/get-incident'

interface ReplayPageProps {
  params: Promise<{ key: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The incident as it is now, once a request; what one may not see is a page that does not exist. */
const loadIncident = cache(async (key: string) => {
  const found = await getIncident(await requirePageActor(), key).catch((error: unknown) => {
    if (isAppError(error) && error.code === 'not_found') return null
    throw error
  })
  return found ?? notFound()
})

export async function generateMetadata({ params }: ReplayPageProps): Promise<Metadata> {
  const { key, title } = await loadIncident((await params).key)
  return { title: `${key} as it was: ${title}` }
}

export default async function Replay({ params, searchParams }: ReplayPageProps) {
  const incident = await loadIncident((await params).key)
  const snapshot = { incident, timeline: [], headSeq: incident.seq }
  return <ReplayPage key={incident.id} snapshot={snapshot} initial={namedMoment(await searchParams)} />
}
