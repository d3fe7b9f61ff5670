import { refuseForeignOrigin } from '@/lib/server/http/origin'
import { jsonRoute, readQuery } from '@/lib/server/http/respond'
import { unsubscribe, unsubscribeQuerySchema } from '@/lib/server/mail/unsubscribe'

/** Also called by mail programs, which have no session and send a form of their own. */
export const POST = jsonRoute(async (request) => {
  refuseForeignOrigin(request)
  await unsubscribe(readQuery(request, unsubscribeQuerySchema).token)
})
