import { handleGrafanaWebhook } from '@/lib/server/integrations/grafana/handle-webhook'
import { plainRefusal } from '@/lib/server/integrations/plain-refusal'
import { vendorRoute } from '@/lib/server/integrations/vendor-answer'

type Context = { params: Promise<{ key: string }> }

const handle = vendorRoute<Context>(
  async (request, { params }) => handleGrafanaWebhook(request, (await params).key),
  plainRefusal,
)

export const POST = handle
export const PUT = handle
