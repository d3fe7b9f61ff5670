import { eventRefusal } from '@/lib/server/integrations/events-v2/answers'
import { handleChangeEvent } from '@/lib/server/integrations/events-v2/handle-change'
import { vendorRoute } from '@/lib/server/integrations/vendor-answer'

export const POST = vendorRoute(handleChangeEvent, eventRefusal)
