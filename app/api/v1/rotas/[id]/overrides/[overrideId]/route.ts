import { actorRoute } from '@/lib/server/http/actor-route'
import { pathId } from '@/lib/server/http/path-id'
import { removeOverride } from '@/lib/server/on-call/overrides'

interface OverrideContext {
  params: Promise<{ id: string; overrideId: string }>
}

export const DELETE = actorRoute(async (actor, _request, { params }: OverrideContext) => {
  const { id, overrideId } = await params
  await removeOverride(actor, id.toLowerCase(), await pathId({ params: Promise.resolve({ id: overrideId }) }))
})
