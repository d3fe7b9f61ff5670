import { commentWordsSchema } from '@/lib/domain/postmortem/comment'
import { actorRoute } from '@/lib/server/http/actor-route'
import type { IncidentContext } from '@/lib/server/http/incident-path'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { readJson } from '@/lib/server/http/respond'
import { editComment } from '@/lib/server/postmortem/threads'

export const PATCH = actorRoute(async (actor, request, context: IncidentContext & IdContext) => {
  const words = await readJson(request, commentWordsSchema)
  const { idOrKey } = await context.params
  const { answer: thread } = await editComment(actor, idOrKey, await pathId(context), words)
  return { thread }
})
