import { leverInputSchema } from '@/lib/domain/catalogue/lever-view'
import { deleteLever, putLever } from '@/lib/server/catalogue/levers'
import { actorRoute } from '@/lib/server/http/actor-route'
import { pathId } from '@/lib/server/http/path-id'
import { readJson } from '@/lib/server/http/respond'

interface LeverContext {
  params: Promise<{ id: string; kind: string }>
}

export const PUT = actorRoute(async (actor, request, context: LeverContext) => {
  const [id, { kind }] = [await pathId(context), await context.params]
  return { lever: await putLever(actor, id, kind, await readJson(request, leverInputSchema)) }
})

export const DELETE = actorRoute(async (actor, _request, context: LeverContext) => {
  const [id, { kind }] = [await pathId(context), await context.params]
  await deleteLever(actor, id, kind)
})
