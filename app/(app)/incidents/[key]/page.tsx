import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata, Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { IncidentRoom } from '@/components/incident/incident-room'
import { incidentChangesKey, leverBoardKey, serviceGraphKey } from '@/lib/client/room-keys'
import { isAppError } from '@/lib/domain/errors'
import type { IncidentState } from '@/lib/domain/incident/state'
import { requirePageActor } from '@/lib/server/http/actor'
import { getIncident } from '@/lib/server/queries/get-incident'
import { getLeverBoard } from '@/lib/server/queries/get-lever-board'
import { getRoom } from '@/lib/server/queries/get-room'
import { listChanges } from '@/lib/server/queries/list-changes'
import { listServiceGraph } from '@/lib/server/queries/list-service-graph'

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
  const panels = await readPanels(snapshot.incident)
  return (
    <HydrationBoundary state={dehydrate(panels)}>
      <IncidentRoom key={snapshot.incident.id} snapshot={snapshot} readSeq={readSeq} />
    </HydrationBoundary>
  )
}

/**
 * What the sides of the room are read from, brought along so that nothing in them moves once it is shown. What cannot
 * be had is left out, and asked for by the room itself.
 */
async function readPanels(incident: IncidentState): Promise<QueryClient> {
  const queries = new QueryClient()
  if (incident.services.length === 0) return queries
  const actor = await requirePageActor()
  const { id } = incident
  await Promise.all([
    queries.prefetchQuery({ queryKey: leverBoardKey(incident), queryFn: () => getLeverBoard(actor, id) }),
    queries.prefetchQuery({ queryKey: incidentChangesKey(incident), queryFn: () => listChanges(actor, id) }),
    queries.prefetchQuery({ queryKey: serviceGraphKey, queryFn: () => listServiceGraph(actor) }),
  ])
  return queries
}

const isVisible = async (id: string): Promise<boolean> =>
  (await getIncident(await requirePageActor(), id).catch(orNull)) !== null

function orNull(error: unknown): null {
  if (isAppError(error) && error.code === 'not_found') return null
  throw error
}
