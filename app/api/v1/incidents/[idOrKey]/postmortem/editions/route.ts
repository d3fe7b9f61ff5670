import { actorRoute } from '@/lib/server/http/actor-route'
import type { IncidentContext } from '@/lib/server/http/incident-path'
import { created, readJson } from '@/lib/server/http/respond'
import { listEditions, newEditionSchema, publishEdition } from '@/lib/server/postmortem/editions'

export const GET = actorRoute(async (actor, _request, { params }: IncidentContext) => ({
  editions: await listEditions(actor, (await params).idOrKey),
}))

export const POST = actorRoute(async (actor, request, { params }: IncidentContext) => {
  const input = await readJson(request, newEditionSchema)
  const { edition, isNew } = await publishEdition(actor, (await params).idOrKey, input)
  return isNew ? created({ edition }) : { edition }
})
