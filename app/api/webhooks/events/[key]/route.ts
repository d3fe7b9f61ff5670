import { jsonRoute } from '@/lib/server/http/respond'
import { handleEventWebhook } from '@/lib/server/integrations/events/handle-webhook'

type Context = { params: Promise<{ key: string }> }

export const POST = jsonRoute<Context>(async (request, { params }) => handleEventWebhook(request, (await params).key))
