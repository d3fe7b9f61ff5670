import { jsonRoute } from '@/lib/server/http/respond'
import { handleAlertmanagerWebhook } from '@/lib/server/integrations/alertmanager/handle-webhook'

/** With the integration's key as a bearer token. */
export const POST = jsonRoute((request) => handleAlertmanagerWebhook(request, null))
