import { createTokenInputSchema } from '@/lib/domain/people/inputs'
import { listTokens, makeToken } from '@/lib/server/access/tokens'
import { actorRoute } from '@/lib/server/http/actor-route'
import { created, readJson } from '@/lib/server/http/respond'

export const GET = actorRoute(async (actor) => ({ tokens: await listTokens(actor) }))

export const POST = actorRoute(async (actor, request) =>
  created(await makeToken(actor, await readJson(request, createTokenInputSchema))),
)
