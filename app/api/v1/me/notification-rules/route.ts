import { ruleChangeSchema } from '@/lib/domain/on-call/contact-method'
import { changeOwnRule, getOwnRule } from '@/lib/server/channels/own-notifications'
import { actorRoute } from '@/lib/server/http/actor-route'
import { readJson } from '@/lib/server/http/respond'

export const GET = actorRoute((actor) => getOwnRule(actor))

export const PUT = actorRoute(async (actor, request) => changeOwnRule(actor, await readJson(request, ruleChangeSchema)))
