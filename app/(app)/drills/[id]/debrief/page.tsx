import type { Metadata } from 'next'
import { Debrief } from '@/components/drill/debrief'
import { requirePageActor } from '@/lib/server/http/actor'
import { orNotFound } from '@/lib/server/http/or-not-found'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { getDebrief } from '@/lib/server/queries/get-debrief'

export const metadata: Metadata = { title: 'Debrief' }

export default async function DebriefPage(context: IdContext) {
  const actor = await requirePageActor()
  return <Debrief debrief={await orNotFound(pathId(context).then((id) => getDebrief(actor, id)))} />
}
