import { methodChangeSchema } from '@/lib/domain/on-call/contact-method'
import { changeMethod, removeMethod } from '@/lib/server/channels/own-methods'
import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { readJson } from '@/lib/server/http/respond'

export const PATCH = actorRoute<IdContext>(async (actor, request, context) => {
  const { label } = await readJson(request, methodChangeSchema)
  return changeMethod(actor, await pathId(context), label)
})

export const DELETE = actorRoute<IdContext>(async (actor, _request, context) =>
  removeMethod(actor, await pathId(context)),
)
