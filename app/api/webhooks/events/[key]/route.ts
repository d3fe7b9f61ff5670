import { handleEventWebhook } from '@/lib/server/integrations/events/handle-webhook'
import { plainRefusal } from '@/lib/server/integrations/plain-refusal'
import { vendorRoute } from '@/lib/server/integrations/vendor-answer'

type Context = { params: Promise<{ key: string }> }

export const POST = vendorRoute<Context>(
  async (request, { params }) => Response.json(await handleEventWebhook(request, (await params).key)),
  plainRefusal,
)
