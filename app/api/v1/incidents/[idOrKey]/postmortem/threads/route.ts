import { newThreadSchema } from '@/lib/domain/postmortem/comment'
import { actorRoute } from '@/lib/server/http/actor-route'
import type { IncidentContext } from '@/lib/server/http/incident-path'
import { created, readJson } from '@/lib/server/http/respond'
import { startThread } from '@/lib/server/postmortem/threads'
import { listThreads } from '@/lib/server/queries/list-threads'

export const GET = actorRoute(async (actor, _, { params }: IncidentContext) => ({
  threads: await listThreads(actor, (await params).idOrKey),
}))

export const POST = actorRoute(async (actor, request, { params }: IncidentContext) => {
  const sent = await readJson(request, newThreadSchema)
  const { answer: thread, isNew } = await startThread(actor, (await params).idOrKey, sent)
  return isNew ? created({ thread }) : { thread }
})
