import type { Metadata } from 'next'
import { DrillMaster } from '@/components/drill/drill-master'
import { requirePageActor } from '@/lib/server/http/actor'
import { orNotFound } from '@/lib/server/http/or-not-found'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { getDrill } from '@/lib/server/queries/get-drill'

export const metadata: Metadata = { title: 'Run a drill' }

export default async function DrillPage(context: IdContext) {
  const actor = await requirePageActor()
  const drill = await orNotFound(pathId(context).then((id) => getDrill(actor, id)))
  return <DrillMaster key={drill.id} initial={drill} />
}
