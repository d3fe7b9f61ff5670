import { shiftStretchSchema } from '@/lib/domain/on-call/rota-inputs'
import { actorRoute } from '@/lib/server/http/actor-route'
import { readQuery } from '@/lib/server/http/respond'
import { pathRota, type RotaContext } from '@/lib/server/http/rota-path'
import { listShifts } from '@/lib/server/queries/list-shifts'

export const GET = actorRoute(async (actor, request, context: RotaContext) => ({
  shifts: await listShifts(actor, await pathRota(context), readQuery(request, shiftStretchSchema)),
}))
