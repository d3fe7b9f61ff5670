import { startDrillSchema } from '@/lib/domain/drill/drill-view'
import { startDrill } from '@/lib/server/drills/start-drill'
import { actorRoute } from '@/lib/server/http/actor-route'
import { created, readJson } from '@/lib/server/http/respond'
import { listDrills } from '@/lib/server/queries/get-drill'

export const GET = actorRoute(async (actor) => ({ drills: await listDrills(actor) }))

export const POST = actorRoute(async (actor, request) => {
  const { id, incident } = await startDrill(actor, await readJson(request, startDrillSchema))
  return created({ id, incident: { id: incident.id, key: incident.key, title: incident.title } })
})
