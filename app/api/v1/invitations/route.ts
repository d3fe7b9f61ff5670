import { inviteInputSchema } from '@/lib/domain/people/inputs'
import { invite, listInvitations } from '@/lib/server/access/invitations'
import { actorRoute } from '@/lib/server/http/actor-route'
import { created, readJson } from '@/lib/server/http/respond'

export const GET = actorRoute(async (actor) => ({ invitations: await listInvitations(actor) }))

export const POST = actorRoute(async (actor, request) =>
  created(await invite(actor, await readJson(request, inviteInputSchema))),
)
