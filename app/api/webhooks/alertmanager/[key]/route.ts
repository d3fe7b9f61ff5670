import { jsonRoute } from '@/lib/server/http/respond'
import { handleAlertmanagerWebhook } from '@/lib/server/integrations/alertmanager/handle-webhook'

type Context = { params: Promise<{ key: string }> }

export const POST = jsonRoute<Context>(async (request, { params }) =>
  handleAlertmanagerWebhook(request, (await params).key),
)
