import { snoozeSchema } from '@/lib/domain/alert/silence'
import { actorRoute } from '@/lib/server/http/actor-route'
import { type IdContext, pathId } from '@/lib/server/http/path-id'
import { readJson } from '@/lib/server/http/respond'
import { snooze, unsnooze } from '@/lib/server/integrations/snooze-alert'

export const PUT = actorRoute<IdContext>(async (actor, request, context) => ({
  alert: await snooze(actor, await pathId(context), await readJson(request, snoozeSchema)),
}))

export const DELETE = actorRoute<IdContext>(async (actor, _, context) => ({
  alert: await unsnooze(actor, await pathId(context)),
}))
