import { eventRefusal } from '@/lib/server/integrations/events-v2/answers'
import { handleLegacyEvent } from '@/lib/server/integrations/events-v2/handle-legacy'
import { vendorRoute } from '@/lib/server/integrations/vendor-answer'

export const POST = vendorRoute(handleLegacyEvent, eventRefusal)
