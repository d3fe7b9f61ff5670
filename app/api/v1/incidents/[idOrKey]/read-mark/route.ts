import { requireWriter } from '@/lib/server/access/rights'
import { actorRoute } from '@/lib/server/http/actor-route'
import type { IncidentContext } from '@/lib/server/http/incident-path'
import { readJson } from '@/lib/server/http/respond'
import { moveReadMark, readMarkSchema } from '@/lib/server/queries/read-mark'

export const PUT = actorRoute(async (actor, request, { params }: IncidentContext) => {
  requireWriter(actor)
  const { seq } = await readJson(request, readMarkSchema)
  return { seq: await moveReadMark(actor, (await params).idOrKey, seq) }
})
