import type { Metadata } from 'next'
import { ImportRunPage } from '@/components/history/import/import-run-page'
import { requirePageActor } from '@/lib/server/http/actor'
import { orNotFound } from '@/lib/server/http/or-not-found'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { getImport } from '@/lib/server/queries/get-import'
import { listServices } from '@/lib/server/queries/list-services'

export const metadata: Metadata = { title: 'Import past incidents' }

export default async function Page(context: IdContext) {
  const actor = await requirePageActor()
  const [run, all] = await Promise.all([
    orNotFound(pathId(context).then((id) => getImport(actor, id))),
    listServices(actor),
  ])
  const services = all.map(({ id, key, name }) => ({ id, key, name }))
  return <ImportRunPage key={run.id} initial={run} services={services} />
}
