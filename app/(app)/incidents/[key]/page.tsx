import type { Metadata, Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { IncidentRoom } from '@/components/incident/incident-room'
import { isAppError } from '@/lib/domain/errors'
import { requirePageActor } from '@/lib/server/http/actor'
import { getIncident } from '@/lib/server/queries/get-incident'
import { getRoom } from '@/lib/server/queries/get-room'

interface RoomPageProps {
  params: Promise<{ key: string }>
  searchParams: Promise<{ stay?: string; entry?: string }>
}

/** The room, once a request; what one may not see is a page that does not exist. */
const loadRoom = cache(async (key: string) => {
  const actor = await requirePageActor()
  const room = await getRoom(actor, key).catch(orNull)
  return room ?? notFound()
})

export async function generateMetadata({ params }: RoomPageProps): Promise<Metadata> {
  const { incident } = await loadRoom((await params).key)
  return { title: `${incident.key} ${incident.title}` }
}

export default async function RoomPage({ params, searchParams }: RoomPageProps) {
  const { readSeq, ...snapshot } = await loadRoom((await params).key)
  const { stay, entry } = await searchParams
  const original = snapshot.incident.duplicateOf
  // A line of the duplicate itself may still be looked up.
  if (original && !stay && !entry && (await isVisible(original.id))) {
    redirect(`/incidents/${original.key}` as Route)
  }
  return <IncidentRoom key={snapshot.incident.id} snapshot={snapshot} readSeq={readSeq} />
}

const isVisible = async (id: string): Promise<boolean> =>
  (await getIncident(await requirePageActor(), id).catch(orNull)) !== null

function orNull(error: unknown): null {
  if (isAppError(error) && error.code === 'not_found') return null
  throw error
}
