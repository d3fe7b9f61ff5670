import {
  deleteLeverAction,
  getLeverAction,
  leverActionChangeSchema,
  putLeverAction,
} from '@/lib/server/actions/lever-actions'
import { actorRoute } from '@/lib/server/http/actor-route'
import { pathId } from '@/lib/server/http/path-id'
import { readJson } from '@/lib/server/http/respond'

interface LeverContext {
  params: Promise<{ id: string; kind: string }>
}

export const GET = actorRoute(async (actor, _request, context: LeverContext) => {
  const [id, { kind }] = [await pathId(context), await context.params]
  return getLeverAction(actor, id, kind)
})

export const PUT = actorRoute(async (actor, request, context: LeverContext) => {
  const [id, { kind }] = [await pathId(context), await context.params]
  return putLeverAction(actor, id, kind, await readJson(request, leverActionChangeSchema))
})

export const DELETE = actorRoute(async (actor, _request, context: LeverContext) => {
  const [id, { kind }] = [await pathId(context), await context.params]
  await deleteLeverAction(actor, id, kind)
})
