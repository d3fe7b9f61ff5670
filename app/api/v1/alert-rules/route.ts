import { alertRulesQuerySchema } from '@/lib/domain/alert/rating'
import { actorRoute } from '@/lib/server/http/actor-route'
import { readQuery } from '@/lib/server/http/respond'
import { listAlertRules } from '@/lib/server/queries/list-alert-rules'

export const GET = actorRoute(async (actor, request) => ({
  rules: await listAlertRules(actor, readQuery(request, alertRulesQuerySchema)),
}))
