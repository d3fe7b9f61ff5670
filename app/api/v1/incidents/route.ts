import { commandEnvelopeSchema } from '@/lib/domain/incident/command-envelope'
import { declareIncident } from '@/lib/server/declare'
import { actorRoute } from '@/lib/server/http/actor-route'
import { readJson, readQuery } from '@/lib/server/http/respond'
import { incidentFiltersSchema, listIncidents } from '@/lib/server/queries/list-incidents'

export const GET = actorRoute((actor, request) => listIncidents(actor, readQuery(request, incidentFiltersSchema)))

export const POST = actorRoute(async (actor, request) => {
  const { commandId, input, ageMs } = await readJson(request, commandEnvelopeSchema)
  const { incident, events, created } = await declareIncident({ actor, commandId, input, ageMs })
  return Response.json({ incident, events }, { status: created ? 201 : 200 })
})
