import { threadChangeSchema } from '@/lib/domain/postmortem/comment'
import { actorRoute } from '@/lib/server/http/actor-route'
import type { IncidentContext } from '@/lib/server/http/incident-path'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { readJson } from '@/lib/server/http/respond'
import { resolveThread } from '@/lib/server/postmortem/threads'

export const PATCH = actorRoute(async (actor, request, context: IncidentContext & IdContext) => {
  const { resolved } = await readJson(request, threadChangeSchema)
  const { idOrKey } = await context.params
  const { answer: thread } = await resolveThread(actor, idOrKey, await pathId(context), resolved)
  return { thread }
})
