import { newPolicySchema } from '@/lib/domain/on-call/paging-inputs'
import { actorRoute } from '@/lib/server/http/actor-route'
import { created, readJson, readQuery } from '@/lib/server/http/respond'
import { createPolicy } from '@/lib/server/paging/policies'
import { listPolicies, policyQuerySchema } from '@/lib/server/queries/list-policies'

export const GET = actorRoute(async (actor, request) => ({
  policies: await listPolicies(actor, readQuery(request, policyQuerySchema)),
}))

export const POST = actorRoute(async (actor, request) => {
  const { policy, isNew } = await createPolicy(actor, await readJson(request, newPolicySchema))
  return isNew ? created({ policy }) : { policy }
})
