import { actorRoute } from '@/lib/server/http/actor-route'
import { listChangesTold } from '@/lib/server/queries/list-integrations'

type Context = { params: Promise<{ id: string }> }

export const GET = actorRoute<Context>(async (actor, _, { params }) => ({
  changes: await listChangesTold(actor, (await params).id),
}))
