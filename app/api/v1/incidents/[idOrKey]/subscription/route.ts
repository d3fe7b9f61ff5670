import { requireWriter } from '@/lib/server/access/rights'
import { actorRoute } from '@/lib/server/http/actor-route'
import type { IncidentContext } from '@/lib/server/http/incident-path'
import { subscription } from '@/lib/server/queries/subscriptions'

export const GET = actorRoute(async (actor, _request, { params }: IncidentContext) =>
  subscription(actor, (await params).idOrKey),
)

export const PUT = actorRoute(async (actor, _request, { params }: IncidentContext) => {
  requireWriter(actor)
  return subscription(actor, (await params).idOrKey, 'subscribe')
})

export const DELETE = actorRoute(async (actor, _request, { params }: IncidentContext) => {
  requireWriter(actor)
  return subscription(actor, (await params).idOrKey, 'unsubscribe')
})
