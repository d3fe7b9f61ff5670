import { newPreventionSchema } from '@/lib/domain/postmortem/prevention'
import { actorRoute } from '@/lib/server/http/actor-route'
import type { IncidentContext } from '@/lib/server/http/incident-path'
import { created, readJson } from '@/lib/server/http/respond'
import { addPrevention } from '@/lib/server/preventions/add-prevention'
import { listIncidentPreventions } from '@/lib/server/queries/list-preventions'

export const GET = actorRoute(async (actor, _request, { params }: IncidentContext) => ({
  preventions: await listIncidentPreventions(actor, (await params).idOrKey),
}))

export const POST = actorRoute(async (actor, request, { params }: IncidentContext) => {
  const input = await readJson(request, newPreventionSchema)
  const { prevention, isNew } = await addPrevention(actor, (await params).idOrKey, input)
  return isNew ? created({ prevention }) : { prevention }
})
