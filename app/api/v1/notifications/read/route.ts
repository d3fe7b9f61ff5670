import { readNotificationsSchema } from '@/lib/domain/incident/read-notifications'
import { requireWriter } from '@/lib/server/access/rights'
import { actorRoute } from '@/lib/server/http/actor-route'
import { readJson } from '@/lib/server/http/respond'
import { readAllNotifications } from '@/lib/server/queries/list-notifications'

export const POST = actorRoute(async (actor, request) => {
  requireWriter(actor)
  const { ids } = await readJson(request, readNotificationsSchema)
  await readAllNotifications(actor, ids)
})
