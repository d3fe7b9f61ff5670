import { actorRoute } from '@/lib/server/http/actor-route'
import type { IncidentContext } from '@/lib/server/http/incident-path'
import { readQuery } from '@/lib/server/http/respond'
import { pdfQuerySchema, pdfResponse } from '@/lib/server/postmortem/pdf'

export const GET = actorRoute(async (actor, request, { params }: IncidentContext) =>
  pdfResponse(actor, (await params).idOrKey, readQuery(request, pdfQuerySchema)),
)
