import { setupInputSchema } from '@/lib/domain/people/inputs'
import { setUp } from '@/lib/server/access/setup'
import { signedIn } from '@/lib/server/access/signed-in'
import { visitOf } from '@/lib/server/access/visit'
import { refuseForeignOrigin } from '@/lib/server/http/origin'
import { jsonRoute, readJson } from '@/lib/server/http/respond'

export const POST = jsonRoute(async (request) => {
  refuseForeignOrigin(request)
  const input = await readJson(request, setupInputSchema)
  return signedIn(request, await setUp(input, visitOf(request.headers).address))
})
