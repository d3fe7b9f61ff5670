import { eventRefusal } from '@/lib/server/integrations/events-v2/answers'
import { handleAlertEvent } from '@/lib/server/integrations/events-v2/handle-alert'
import { vendorRoute } from '@/lib/server/integrations/vendor-answer'

export const POST = vendorRoute(handleAlertEvent, eventRefusal)
