import { newCommentSchema } from '@/lib/domain/postmortem/comment'
import { actorRoute } from '@/lib/server/http/actor-route'
import type { IncidentContext } from '@/lib/server/http/incident-path'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { created, readJson } from '@/lib/server/http/respond'
import { addComment } from '@/lib/server/postmortem/threads'

export const POST = actorRoute(async (actor, request, context: IncidentContext & IdContext) => {
  const sent = await readJson(request, newCommentSchema)
  const { idOrKey } = await context.params
  const { answer: thread, isNew } = await addComment(actor, idOrKey, await pathId(context), sent)
  return isNew ? created({ thread }) : { thread }
})
