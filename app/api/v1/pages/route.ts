import { actorRoute } from '@/lib/server/http/actor-route'
import { listPages } from '@/lib/server/queries/list-pages'

export const GET = actorRoute((actor) => listPages(actor))
