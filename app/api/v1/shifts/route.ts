import { shiftStretchSchema } from '@/lib/domain/on-call/rota-inputs'
import { actorRoute } from '@/lib/server/http/actor-route'
import { readQuery } from '@/lib/server/http/respond'
import { listMyShifts } from '@/lib/server/queries/list-my-shifts'

/** One's own. */
export const GET = actorRoute(async (actor, request) => ({
  shifts: await listMyShifts(actor, readQuery(request, shiftStretchSchema)),
}))
