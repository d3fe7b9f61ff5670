import { actorRoute } from '@/lib/server/http/actor-route'
import { rotateKey } from '@/lib/server/integrations/change-integration'

type Context = { params: Promise<{ id: string }> }

export const POST = actorRoute<Context>(async (actor, _, { params }) => rotateKey(actor, (await params).id))
