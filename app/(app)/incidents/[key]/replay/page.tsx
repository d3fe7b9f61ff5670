import type { Metadata } from 'next'
import { cache } from 'react'
import { ReplayPage } from '@/components/replay/replay-page'
import { namedMoment } from '@/lib/domain/incident/named-moment'
import { requirePageActor } from '@/lib/server/http/actor'
import { orNotFound } from '@/lib/server/http/or-not-found'
import { getIncident } from '@/lib/server/queries/get-incident'

interface ReplayPageProps {
  params: Promise<{ key: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The incident as it is now, once a request; what one may not see is a page that does not exist. */
const loadIncident = cache(async (key: string) => orNotFound(getIncident(await requirePageActor(), key)))

export async function generateMetadata({ params }: ReplayPageProps): Promise<Metadata> {
  const { key, title } = await loadIncident((await params).key)
  return { title: `${key} as it was: ${title}` }
}

export default async function Replay({ params, searchParams }: ReplayPageProps) {
  const incident = await loadIncident((await params).key)
  const snapshot = { incident, timeline: [], headSeq: incident.seq }
  return <ReplayPage key={incident.id} snapshot={snapshot} initial={namedMoment(await searchParams)} />
}
