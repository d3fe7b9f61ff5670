import { jsonRoute } from '@/lib/server/http/respond'
import { handleChangeEvent } from '@/lib/server/integrations/events-v2/handle-change'

export const POST = jsonRoute(handleChangeEvent)
