import { newScenarioSchema } from '@/lib/domain/drill/drill-view'
import { createScenario, createScenarioOf, listScenarios } from '@/lib/server/drills/scenarios'
import { actorRoute } from '@/lib/server/http/actor-route'
import { created, readJson } from '@/lib/server/http/respond'

export const GET = actorRoute(async (actor) => ({ scenarios: await listScenarios(actor) }))

export const POST = actorRoute(async (actor, request) => {
  const input = await readJson(request, newScenarioSchema)
  const isMadeOf = 'fromIncident' in input
  return created({
    scenario: isMadeOf ? await createScenarioOf(actor, input.fromIncident) : await createScenario(actor, input.source),
  })
})
