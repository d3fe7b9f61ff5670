import { handleHeartbeat } from '@/lib/server/integrations/heartbeat/handle-beat'
import { plainRefusal } from '@/lib/server/integrations/plain-refusal'
import { vendorRoute } from '@/lib/server/integrations/vendor-answer'

type Context = { params: Promise<{ key: string }> }

const handle = vendorRoute<Context>(async (_, { params }) => handleHeartbeat((await params).key), plainRefusal)

export const POST = handle
export const PUT = handle
