import { actorRoute } from '@/lib/server/http/actor-route'
import { pathId } from '@/lib/server/http/path-id'
import { revokeEdition } from '@/lib/server/postmortem/editions'

interface Context {
  params: Promise<{ idOrKey: string; id: string }>
}

export const DELETE = actorRoute(async (actor, _request, context: Context) => {
  const { idOrKey } = await context.params
  await revokeEdition(actor, idOrKey, await pathId(context))
})
