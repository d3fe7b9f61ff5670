import { acceptInvitationInputSchema } from '@/lib/domain/people/inputs'
import { acceptInvitation } from '@/lib/server/access/invitations'
import { signedIn } from '@/lib/server/access/signed-in'
import { visitOf } from '@/lib/server/access/visit'
import { refuseForeignOrigin } from '@/lib/server/http/origin'
import { jsonRoute, readJson } from '@/lib/server/http/respond'

export const POST = jsonRoute(async (request) => {
  refuseForeignOrigin(request)
  const input = await readJson(request, acceptInvitationInputSchema)
  return signedIn(request, await acceptInvitation(input, visitOf(request.headers).address))
})
